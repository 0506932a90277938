// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/leaf.hpp"

namespace staticnn {

/// What was measured at the end of each epoch, by name: "loss", the metrics, "learning_rate", and "val_loss"
/// and the like, which are NaN in epochs without validation.
class History {
public:
    History() = default;
    /// Of `epochs` epochs of which nothing is known: NaN in every column.
    STATICNN_FUNCTION explicit History(std::vector<std::string> names, Index epochs = 0);

    /// The number of epochs.
    Index size() const noexcept { return columns_.empty() ? 0 : columns_.front().size(); }

    const std::vector<std::string>& names() const noexcept { return names_; }

    /// True when every name has a value for each epoch; a damaged file may say otherwise.
    STATICNN_FUNCTION bool is_consistent() const noexcept;

    /// One value per epoch, NaN where there was none: `val_` without validation. Throws ArgumentError for a
    /// name that is not recorded.
    STATICNN_FUNCTION const std::vector<double>& operator[](std::string_view name) const;

    /// Adds an epoch: one value per name, in the order of the names.
    STATICNN_FUNCTION void append(std::span<const double> values);

    /// The epochs from number `first` on.
    STATICNN_FUNCTION History since(Index first) const;

    /// What a person should know of the run that `fit` or `resume` has trained: other data, another batch
    /// size or learning rate than before, a loss that became NaN, a callback that ended it early. One
    /// sentence each; no part of the state.
    const std::vector<std::string>& notes() const noexcept { return notes_; }
    void set_notes(std::vector<std::string> notes) { notes_ = std::move(notes); }

    STATICNN_FUNCTION void append_leaves(const std::string& prefix, Leaves& leaves);

private:
    std::vector<std::string> names_;
    std::vector<std::vector<double>> columns_;
    std::vector<std::string> notes_;
};

}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/history.ipp"
#endif
