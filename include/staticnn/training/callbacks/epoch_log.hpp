// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/checkpoint/descriptor.hpp"
#include "staticnn/concepts/callback.hpp"
#include "staticnn/training/callbacks/describe_state.hpp"
#include "staticnn/training/callbacks/log_file.hpp"
#include "staticnn/training/history.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

/// A logger in a trainer. `Logger` says what is written: `path`, `append`, and
///     std::string header(names) const                      what a file begins with
///     std::string line(epoch, names, values) const         with its line end; `epoch` counts from 1
/// The length of the file is state. A line is written, and flushed to the disk, before anything is saved, so
/// that the file is never behind a checkpoint; what it has beyond the state that a run goes on from is cut
/// off, and what it lacks is written again from the history. So the file ends byte for byte as without
/// interruptions, wherever a process was killed.
template <class Logger>
class EpochLogState : public Logger {
public:
    EpochLogState() = default;
    explicit EpochLogState(const Logger& settings) : Logger(settings) {}

    /// Of the file, in bytes.
    std::uint64_t bytes() const noexcept { return bytes_; }
    /// Epochs written to the file.
    std::uint64_t lines() const noexcept { return lines_; }

    template <class Network>
    void end_epoch(Control<Network>&, const EpochReport& report) {
        const auto names = report.values.names();
        if (lines_ == 0) bytes_ = this->append ? detail::LogFile::size_of(this->path) : 0;
        if (bytes_ == 0) bytes_ = this->header(names).size();
        bytes_ += this->line(report.epoch, names, report.values.numbers()).size();
        ++lines_;
    }

    template <class Trainer>
    void record_epoch(const Trainer& trainer, const EpochReport& report) const {
        write(trainer.history(), report.epoch);
    }

    static constexpr auto members() {
        return detail::describe_state<Logger>(member<"bytes">(&EpochLogState::bytes_),
                                              member<"lines">(&EpochLogState::lines_));
    }

private:
    /// The lines up to that of `epoch`: as a rule the last one alone.
    void write(const History& history, std::uint64_t epoch) const {
        detail::LogFile file(this->path);
        const std::uint64_t size = file.size();
        std::uint64_t start = bytes_;
        std::string missing;
        for (std::uint64_t written = 0; written < lines_ && (written == 0 || size < start); ++written) {
            std::string text = line_of(history, epoch - written);
            const std::string header = this->header(history.names());
            if (written + 1 == lines_ && start == header.size() + text.size()) text = header + text;
            start -= text.size();
            missing = text + missing;
        }
        if (size < start)
            checkpoint::fail_file("write", this->path,
                                  "expected the " + std::to_string(start) +
                                      " bytes that it had before this training, found " +
                                      std::to_string(size));
        file.replace_from(start, missing);
    }

    std::string line_of(const History& history, std::uint64_t epoch) const {
        std::vector<double> values;
        for (const std::string& column : history.names())
            values.push_back(history[column][static_cast<Index>(epoch - 1)]);
        return this->line(epoch, history.names(), values);
    }

    std::uint64_t bytes_ = 0;
    std::uint64_t lines_ = 0;
};

}  // namespace staticnn
