// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <sstream>
#include <string>

#include "staticnn/core/counted.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/words.hpp"

namespace staticnn::report {

/// Whose weights a callback has put into the network at the end of a run.
struct KeptWeights {
    Index best_epoch = 0;   ///< those of this epoch, the best; 0 where they are a mean
    Index averaged = 0;     ///< or the mean of those of so many epochs
    std::string monitor{};  ///< by which they are the best
};

/// Of several callbacks that replace weights the last has done it.
inline std::optional<KeptWeights> kept_weights_of(const StateView& state) {
    std::optional<KeptWeights> kept;
    if (state.is_true("run.is_open")) return kept;
    std::istringstream names(state.header("callbacks").value_or(""));
    for (std::string name; names >> name;) {
        const std::string prefix = "callbacks." + name + '.';
        const Index best = state.count(prefix + "best_epoch").value_or(0),
                    averaged = state.count(prefix + "epochs").value_or(0);
        if (state.is_true(prefix + "restore_best_weights") && best != 0)
            kept = KeptWeights{best, 0, state.text(prefix + "monitor")};
        if (state.is_true(prefix + "replaces") && averaged != 0) kept = KeptWeights{0, averaged, {}};
    }
    return kept;
}

/// What stands behind a measure of the weights that the run has left, where they are not those of its last
/// epoch.
inline std::string words_of_weights(const StateView& state) {
    const auto kept = kept_weights_of(state);
    // A run without validation has left the matrix as it was.
    if (!kept || kept->best_epoch == state.count("epoch") ||
        state.count("callbacks.classification_report.epoch") != state.count("epoch"))
        return "";
    return kept->best_epoch != 0
               ? ", with the weights of epoch " + quantity(kept->best_epoch) + ", the best"
               : ", with the mean of the weights of " + counted(quantity(kept->averaged), "epoch");
}

}  // namespace staticnn::report
