// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "staticnn/core/index.hpp"

namespace staticnn {

/// Mean and standard deviation of values, in coarse form: at most 64 groups of neighbouring columns, each
/// over all values of its columns.
struct GroupMoments {
    static constexpr Index most_groups = 64;

    std::vector<double> means;
    std::vector<double> deviations;

    static constexpr Index groups_of(Index columns) noexcept { return std::min(columns, most_groups); }
    /// The first column of a group; that of the group after it is the end.
    static constexpr Index first_column(Index group, Index columns) noexcept {
        return group * columns / groups_of(columns);
    }
};

namespace detail {

/// Sums over rows, in double. The square of a float is exact there, so that no compiler's contraction of the
/// product and the sum changes a bit; and each column has sums of its own, so that they need no order.
template <Index Columns>
class ColumnSums {
public:
    void add(const float* __restrict row) {
        ++rows_;
        double* __restrict sums = sums_.data();
        double* __restrict squares = squares_.data();
        for (Index column = 0; column < Columns; ++column) {
            const double value = row[column];
            sums[column] += value;
            squares[column] += value * value;
        }
    }

    GroupMoments moments() const {
        GroupMoments moments;
        constexpr Index columns = Columns, groups = GroupMoments::groups_of(Columns);
        for (Index group = 0; group < groups; ++group) {
            const Index first = GroupMoments::first_column(group, columns),
                        end = GroupMoments::first_column(group + 1, columns);
            double sum = 0, square = 0;
            for (Index column = first; column < end; ++column) {
                sum += sums_[column];
                square += squares_[column];
            }
            const double count = static_cast<double>(rows_ * (end - first)), mean = sum / count;
            const double variance = std::fma(-mean, mean, square / count);
            moments.means.push_back(canonical(mean));
            moments.deviations.push_back(canonical(std::sqrt(variance < 0 ? 0 : variance)));
        }
        return moments;
    }

private:
    // The sign of a NaN is nobody's choice.
    static double canonical(double value) {
        return std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value;
    }

    std::vector<double> sums_ = std::vector<double>(Columns);
    std::vector<double> squares_ = std::vector<double>(Columns);
    Index rows_ = 0;
};

}  // namespace detail
}  // namespace staticnn
