// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "staticnn/checkpoint/atomic_file.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/training/callbacks/csv_logger.hpp"
#include "staticnn/training/callbacks/json_lines_logger.hpp"
#include "staticnn/training/history.hpp"
#include "support/numbers.hpp"
#if defined(STATICNN_HAS_TENSORBOARD)
#include "staticnn/tensorboard/tensor_board.hpp"
#endif

namespace train_mnist {

struct LogOptions {
    std::string csv, json_lines, tensorboard;  // empty: none
    std::uint64_t histogram_freq = 0;

    void add_to(CLI::App& app) {
        app.add_option("--csv", csv, "Write the values of each epoch as lines of a CSV file")
            ->type_name("FILE");
        app.add_option("--json-lines", json_lines,
                       "Write the values of each epoch as JSON, one object a line")
            ->type_name("FILE");
        [[maybe_unused]] CLI::Option* const folder =
            app.add_option("--tensorboard", tensorboard, "Write files for `tensorboard --logdir DIR`")
                ->type_name("DIR");
#if !defined(STATICNN_HAS_TENSORBOARD)
        folder->check([](const std::string&) {
            return "not in this train_mnist: no protocol buffers were found where it was built";
        });
#endif
        app.add_option("--histogram-freq", histogram_freq,
                       "Add a histogram of each parameter every so many epochs")
            ->type_name("EPOCHS")
            ->check(support::above_zero());
    }
};

/// The files are written from the history, which is in the checkpoint: the type of the trainer, and so what
/// can resume what, does not depend on what is watched.
class Logs {
public:
    /// Throws ArgumentError or FileError when a file cannot be written.
    explicit Logs(const LogOptions& options)
        : options_(options), csv_{.path = options.csv}, json_lines_{.path = options.json_lines} {
        const std::vector<std::string> names{"val_loss"};
        validate(csv_, names);
        validate(json_lines_, names);
#if defined(STATICNN_HAS_TENSORBOARD)
        board_ = {.log_dir = options.tensorboard, .histogram_freq = options.histogram_freq};
        if (!options.tensorboard.empty()) board_.validate(names);
#endif
    }

    template <class Trainer>
    void write(const Trainer& trainer) const {
        if (!options_.csv.empty()) write(csv_, trainer.history());
        if (!options_.json_lines.empty()) write(json_lines_, trainer.history());
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
#if defined(STATICNN_HAS_TENSORBOARD)
    staticnn::TensorBoard board_;
#endif
};

}  // namespace train_mnist
