// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/leaf.hpp"
#include "staticnn/core/names.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

/// What was measured at the end of each epoch, by name: "loss", the metrics, "learning_rate", and "val_loss"
/// and the like, which are NaN in epochs without validation.
class History {
public:
    History() = default;
    /// Of `epochs` epochs of which nothing is known: NaN in every column.
    explicit History(std::vector<std::string> names, Index epochs = 0)
        : names_(std::move(names)),
          columns_(names_.size(), std::vector<double>(epochs, std::numeric_limits<double>::quiet_NaN())) {}

    /// The number of epochs.
    Index size() const noexcept { return columns_.empty() ? 0 : columns_.front().size(); }

    const std::vector<std::string>& names() const noexcept { return names_; }

    /// True when every name has a value for each epoch; a damaged file may say otherwise.
    bool is_consistent() const noexcept {
        return std::all_of(columns_.begin(), columns_.end(),
                           [&](const auto& column) { return column.size() == size(); });
    }

    /// One value per epoch, NaN where there was none: `val_` without validation. Throws ArgumentError for a
    /// name that is not recorded.
    const std::vector<double>& operator[](std::string_view name) const {
        return columns_[position_of(name, names_, "the name of a column of the history")];
    }

    /// Adds an epoch: one value per name, in the order of the names.
    void append(std::span<const double> values) {
        for (Index i = 0; i < columns_.size(); ++i) columns_[i].push_back(values[i]);
    }

    /// The epochs from number `first` on.
    History since(Index first) const {
        History part(names_);
        for (Index i = 0; i < columns_.size(); ++i)
            part.columns_[i].assign(columns_[i].begin() + static_cast<std::ptrdiff_t>(first),
                                    columns_[i].end());
        return part;
    }

    /// What a person should know of the run that `fit` or `resume` has trained: other data, another batch
    /// size or learning rate than before. One sentence each; no part of the state.
    const std::vector<std::string>& notes() const noexcept { return notes_; }
    void set_notes(std::vector<std::string> notes) { notes_ = std::move(notes); }

    void append_leaves(const std::string& prefix, Leaves& leaves) {
        for (Index i = 0; i < columns_.size(); ++i)
            leaves.emplace_back(prefix + '.' + names_[i], &columns_[i]);
    }

private:
    std::vector<std::string> names_;
    std::vector<std::vector<double>> columns_;
    std::vector<std::string> notes_;
};

STATICNN_END_RARE_CODE
}  // namespace staticnn
