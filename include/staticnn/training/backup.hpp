// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <tuple>

#include "staticnn/checkpoint/file.hpp"
#include "staticnn/core/counted.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/run.hpp"
#include "staticnn/training/trainer_checkpoint.hpp"

namespace staticnn::detail {

template <class Callback>
concept HasBackup = requires(const Callback& callback) {
    callback.backup();
};
template <class Callbacks>
inline constexpr bool some_back_up = false;
template <class... Callbacks>
inline constexpr bool some_back_up<std::tuple<Callbacks...>> = (HasBackup<Callbacks> || ...);

/// The first backup that is there; empty when there is none.
template <class Callbacks>
std::string find_backup(const Callbacks& callbacks) {
    std::string file;
    const auto ask = [&]<class Callback>(const Callback& callback) {
        if constexpr (HasBackup<Callback>)
            if (file.empty()) file = callback.backup();
    };
    std::apply([&](const auto&... callback) { (ask(callback), ...); }, callbacks);
    return file;
}

/// "10 epochs of 2400 samples after 0 others, validation_split 0.2, shuffled"
inline std::string run_text(const Run& run, std::uint64_t epochs_before) {
    return counted(run.epochs_asked, "epoch") + " of " + counted(run.samples, "sample") + " after " +
           std::to_string(epochs_before) + " others, validation_split " +
           text_of_number(run.validation_split) + (run.shuffle ? ", shuffled" : ", not shuffled");
}

/// Replaces the state by that of a backup, if this is one of the run that `fit` is about to open. Throws
/// RunError when it is not, and whatever a load throws.
template <class State>
checkpoint::Report restore_backup(State& state, const checkpoint::Header& header, const Run& run,
                                  const std::string& path) {
    const std::string expected = run_text(run, state.epoch);
    const checkpoint::File file = checkpoint::read_file(path, checkpoint::max_file_size(state.leaves()));
    checkpoint::Report report = restore(state, header, file, {}, path);
    const std::string found = run_text(state.run, state.epoch - state.run.epochs_done);
    if (found != expected)
        throw RunError("the backup '" + path + "' is of another run: expected one of " + expected +
                       "; found one of " + found +
                       ": finish that with load and resume, or delete the file to begin anew");
    return report;
}

}  // namespace staticnn::detail
