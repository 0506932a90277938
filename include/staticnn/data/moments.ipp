// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <limits>

#include "staticnn/data/moments.hpp"

namespace staticnn::detail {

// The sign of a NaN is nobody's choice.
inline double with_canonical_nan(double value) {
    return std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value;
}

STATICNN_FUNCTION ColumnSums::ColumnSums(Index columns) : sums_(columns), squares_(columns) {}

STATICNN_FUNCTION void ColumnSums::add(std::span<const float> row) {
    ++rows_;
    const float* __restrict values = row.data();
    double* __restrict sums = sums_.data();
    double* __restrict squares = squares_.data();
    for (Index column = 0; column < sums_.size(); ++column) {
        const double value = values[column];
        sums[column] += value;
        squares[column] += value * value;
    }
}

STATICNN_FUNCTION void ColumnSums::append_moments(Index first, Index end, GroupMoments& moments) const {
    double sum = 0, square = 0;
    for (Index column = first; column < end; ++column) {
        sum += sums_[column];
        square += squares_[column];
    }
    const double count = static_cast<double>(rows_ * (end - first)), mean = sum / count;
    const double variance = std::fma(-mean, mean, square / count);
    moments.means.push_back(with_canonical_nan(mean));
    moments.deviations.push_back(with_canonical_nan(std::sqrt(variance < 0 ? 0 : variance)));
}

STATICNN_FUNCTION GroupMoments ColumnSums::moments() const {
    GroupMoments moments;
    const Index columns = sums_.size(), groups = GroupMoments::groups_of(columns);
    for (Index group = 0; group < groups; ++group)
        append_moments(GroupMoments::first_column(group, columns),
                       GroupMoments::first_column(group + 1, columns), moments);
    return moments;
}

STATICNN_FUNCTION GroupMoments ColumnSums::moments_of_columns() const {
    GroupMoments moments;
    for (Index column = 0; column < sums_.size(); ++column) append_moments(column, column + 1, moments);
    return moments;
}

}  // namespace staticnn::detail
