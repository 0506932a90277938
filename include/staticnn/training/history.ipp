// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstddef>
#include <limits>

#include "staticnn/core/names.hpp"
#include "staticnn/training/history.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION History::History(std::vector<std::string> names, Index epochs)
    : names_(std::move(names)),
      columns_(names_.size(), std::vector<double>(epochs, std::numeric_limits<double>::quiet_NaN())) {}

STATICNN_FUNCTION bool History::is_consistent() const noexcept {
    return std::all_of(columns_.begin(), columns_.end(),
                       [&](const auto& column) { return column.size() == size(); });
}

STATICNN_FUNCTION const std::vector<double>& History::operator[](std::string_view name) const {
    return columns_[position_of(name, names_, "the name of a column of the history")];
}

STATICNN_FUNCTION void History::append(std::span<const double> values) {
    for (Index i = 0; i < columns_.size(); ++i) columns_[i].push_back(values[i]);
}

STATICNN_FUNCTION History History::since(Index first) const {
    History part(names_);
    for (Index i = 0; i < columns_.size(); ++i)
        part.columns_[i].assign(columns_[i].begin() + static_cast<std::ptrdiff_t>(first), columns_[i].end());
    return part;
}

STATICNN_FUNCTION void History::append_leaves(const std::string& prefix, Leaves& leaves) {
    for (Index i = 0; i < columns_.size(); ++i) leaves.emplace_back(prefix + '.' + names_[i], &columns_[i]);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
