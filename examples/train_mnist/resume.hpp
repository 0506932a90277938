// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>

#include "staticnn/checkpoint/file.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/training/options.hpp"
#include "support/checkpoint_place.hpp"
#include "support/command_line.hpp"
#include "train_mnist/options.hpp"

namespace train_mnist {

/// A note of the library, which names leaves and their numbers, as one on the options of this program;
/// nothing where it is of an option that was not given: then the checkpoint has the say, as the help tells.
inline std::optional<std::string> in_options(std::string note, const support::CommandLine& command_line) {
    struct LeafOfOption {
        const char *leaf, *option;
    };
    constexpr std::array leaves{
        LeafOfOption{"seed", "--seed"},
        LeafOfOption{"optimizer.learning_rate.value", "--learning-rate"},
        LeafOfOption{"callbacks.early_stopping.patience", "--patience"},
        LeafOfOption{"callbacks.early_stopping.restore_best_weights", "--restore-best"},
        LeafOfOption{"callbacks.health_monitor.interval", "--health-interval"},
        LeafOfOption{"callbacks.stochastic_weight_average.start_from_epoch", "--average-from"}};
    for (const auto& [leaf, option] : leaves) {
        const std::string name = leaf;
        if (!note.starts_with(name + ": ")) continue;
        if (!command_line.is_given(option)) return std::nullopt;
        note.replace(0, name.size(), option);
        const std::string number = std::to_string(never);
        if (const auto at = note.find(number); at != note.npos) note.replace(at, number.size(), "never");
        return note;
    }
    return note;
}

/// Throws ArgumentError when the library has refused the file because of an option of this program.
inline void expect_options_of(const staticnn::checkpoint::File& file, const Options& options) {
    const staticnn::report::StateView state(file);
    const auto refuse = [&](const std::string& expected, const std::string& found) {
        throw staticnn::ArgumentError(expected + ", as in the training in " + options.checkpoint +
                                      "; found " + found);
    };
    const std::uint64_t batch = state.count("batch_size").value_or(options.batch);
    if (batch != options.batch)
        refuse("--batch is expected to be " + std::to_string(batch), std::to_string(options.batch));
    const bool averages =
        state.header("callbacks").value_or("").find("stochastic_weight_average") != std::string::npos;
    if (averages && options.average_from == never) refuse("--average-from is expected to be given", "none");
}

/// Takes the epochs of the file's run where none were asked for; throws ArgumentError when others were.
template <class Trainer>
void load(Trainer& trainer, const support::CheckpointPlace& place, Options& options,
          const support::CommandLine& command_line) {
    const staticnn::LoadOptions how{.keep_learning_rate = command_line.is_given("--learning-rate")};
    try {
        for (const std::string& note : place.load(trainer, how))
            if (const auto sentence = in_options(note, command_line))
                std::fprintf(stderr, "%s\n", sentence->c_str());
    } catch (const staticnn::MismatchError&) {
        expect_options_of(place.read(), options);
        throw;
    }
    if (trainer.has_open_run()) {
        const std::uint64_t epochs = trainer.epoch() - trainer.run().epochs_done + trainer.run().epochs_asked;
        if (command_line.is_given("--epochs") && epochs != options.epochs)
            throw staticnn::ArgumentError("--epochs is expected to be " + std::to_string(epochs) +
                                          ", as in the run that " + options.checkpoint +
                                          " interrupts; found " + std::to_string(options.epochs));
        options.epochs = epochs;
    }
    if (trainer.step() != 0 && !options.quiet) options.resumed(trainer.step(), trainer.epoch());
}

}  // namespace train_mnist
