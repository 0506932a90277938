// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "staticnn/checkpoint/atomic_file.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/report/html_report.hpp"
#include "staticnn/training/callbacks/csv_logger.hpp"
#include "staticnn/training/callbacks/json_lines_logger.hpp"
#include "staticnn/training/history.hpp"
#include "support/command_line.hpp"
#if defined(STATICNN_HAS_TENSORBOARD)
#include "staticnn/tensorboard/tensor_board.hpp"
#endif

namespace train_mnist {

struct LogOptions {
    std::string csv, json_lines, tensorboard, report;  // empty: none
    std::uint64_t histogram_freq = 0;

    void add_to(support::CommandLine& command_line) {
        command_line.option("--csv", csv, "Write the values of each epoch as lines of a CSV file",
                            {.placeholder = "FILE"});
        command_line.option("--json-lines", json_lines,
                            "Write the values of each epoch as JSON, one object a line",
                            {.placeholder = "FILE"});
        command_line.option("--tensorboard", tensorboard, "Write files for `tensorboard --logdir DIR`",
                            {.placeholder = "DIR"});
        command_line.option("--report", report,
                            "Write a page about the training after every epoch, as staticnn-report does",
                            {.placeholder = "FILE.html"});
        command_line.option("--histogram-freq", histogram_freq,
                            "Add a histogram of each parameter every so many epochs",
                            {.placeholder = "EPOCHS", .is_positive = true, .shows_default = false});
    }

    /// Throws UsageError.
    void check() const {
#if !defined(STATICNN_HAS_TENSORBOARD)
        if (!tensorboard.empty())
            throw support::UsageError(
                "--tensorboard: not in this train_mnist: no protocol buffers were found where it was built");
#endif
        if (histogram_freq != 0 && tensorboard.empty())
            throw support::UsageError("--histogram-freq requires --tensorboard");
    }
};

/// The files are written from the history, which is in the checkpoint: the type of the trainer, and so what
/// can resume what, does not depend on what is watched.
class Logs {
public:
    /// Throws ArgumentError or FileError when a file cannot be written.
    explicit Logs(const LogOptions& options)
        : options_(options),
          csv_{.path = options.csv},
          json_lines_{.path = options.json_lines},
          page_{.path = options.report} {
        const std::vector<std::string> names{"val_loss"};
        validate(csv_, names);
        validate(json_lines_, names);
        validate(page_, names);
#if defined(STATICNN_HAS_TENSORBOARD)
        board_ = {.log_dir = options.tensorboard, .histogram_freq = options.histogram_freq};
        if (!options.tensorboard.empty()) board_.validate(names);
#endif
    }

    template <class Trainer>
    void write(const Trainer& trainer) const {
        if (!options_.csv.empty()) write(csv_, trainer.history());
        if (!options_.json_lines.empty()) write(json_lines_, trainer.history());
        if (!options_.report.empty()) page_.write(trainer);
#if defined(STATICNN_HAS_TENSORBOARD)
        if (!options_.tensorboard.empty()) board_.write(trainer);
#endif
    }

private:
    template <class Logger>
    static void validate(const Logger& logger, const std::vector<std::string>& names) {
        if (logger.path.empty()) return;
        logger.validate(names);
        if (std::filesystem::is_directory(logger.path))
            throw staticnn::ArgumentError("'" + logger.path + "' is expected to be a file, found a folder");
    }

    template <class Logger>
    static void write(const Logger& logger, const staticnn::History& history) {
        std::string text = logger.header(history.names());
        for (staticnn::Index epoch = 0; epoch < history.size(); ++epoch) {
            std::vector<double> values;
            for (const std::string& name : history.names()) values.push_back(history[name][epoch]);
            text += logger.line(epoch + 1, history.names(), values);
        }
        staticnn::checkpoint::replace_file(logger.path, text);
    }

    LogOptions options_;
    staticnn::CsvLogger csv_;
    staticnn::JsonLinesLogger json_lines_;
    staticnn::HtmlReport page_;
#if defined(STATICNN_HAS_TENSORBOARD)
    staticnn::TensorBoard board_;
#endif
};

}  // namespace train_mnist
