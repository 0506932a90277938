// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "staticnn/core/attributes.hpp"
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
class ColumnSums {
public:
    STATICNN_FUNCTION explicit ColumnSums(Index columns);
    STATICNN_FUNCTION void add(std::span<const float> row);
    STATICNN_FUNCTION GroupMoments moments() const;
    /// Without groups, however many columns there are.
    STATICNN_FUNCTION GroupMoments moments_of_columns() const;

private:
    STATICNN_FUNCTION void append_moments(Index first, Index end, GroupMoments& moments) const;

    std::vector<double> sums_;
    std::vector<double> squares_;
    Index rows_ = 0;
};

}  // namespace detail
}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/data/moments.ipp"
#endif
