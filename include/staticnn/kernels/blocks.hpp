// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <type_traits>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::kernels {

/// How a product cuts rows into register blocks: 32 rows at a time, none of whose blocks reaches into the
/// next 32. They have `Largest` rows, and what is left one each. Where 32 is no multiple of `Largest`, evenly
/// instead, if blocks of up to two rows fewer allow it. Few sizes, because each is compiled for every kernel
/// and instruction set. Each block has a number for its word of LiveValues; those of a single row share one.
template <Index Largest>
class Blocks {
public:
    static constexpr Index group_rows = 32;

private:
    static constexpr bool divides = group_rows % Largest == 0;

    /// The blocks of 32 rows or fewer: `large` of `size` rows, `small` of size - 1, `single` of one row.
    struct Group {
        Index size = Largest;
        Index large;
        Index small = 0;
        Index single;

        STATICNN_INLINE constexpr explicit Group(Index rows) : large(rows / Largest), single(rows % Largest) {
            const Index all = (rows + Largest - 1) / Largest;
            if (!divides && single != 0 && rows / all + 2 >= Largest) {
                size = rows / all + 1;
                large = rows % all;
                small = all - large;
                single = 0;
            }
        }
        STATICNN_INLINE constexpr Index count() const { return large + small + single; }
        STATICNN_INLINE constexpr Index words() const { return large + small + (single > 0 ? 1 : 0); }
    };

public:
    /// Blocks of 32 rows, and the most words of as many or fewer, whose blocks of single rows may be more.
    static constexpr Index per_group = (group_rows + Largest - 1) / Largest;
    static_assert(Group(group_rows).count() == per_group);

    STATICNN_INLINE constexpr explicit Blocks(Index rows)
        : full_(rows / group_rows),
          rest_(rows % group_rows),
          count_(full_ * per_group + Group(rest_).count()) {}

    STATICNN_INLINE constexpr Index count() const { return count_; }
    /// The number of blocks before `row`, a multiple of 32; all of them where there are no more rows.
    STATICNN_INLINE constexpr Index before(Index row) const {
        return row <= full_ * group_rows ? row / group_rows * per_group : count_;
    }
    STATICNN_INLINE constexpr Index words() const { return full_ * per_group + Group(rest_).words(); }

    /// Calls visit(first row, number of its word, rows as a constant) for the blocks begin .. end - 1.
    template <class Visit>
    STATICNN_INLINE constexpr void for_each(Index begin, Index end, const Visit& visit) const {
        for (Index block = begin; block < end;) {
            const Index number = std::min(block / per_group, full_), first = number * per_group;
            const Group group(number < full_ ? group_rows : rest_);
            const Index even = group.large + group.small, stop = std::min(end - first, group.count());
            for (Index i = block - first; i < stop; ++i) {
                const Index row = number * group_rows + std::min(i, even) * group.size -
                                  (std::clamp(i, group.large, even) - group.large) +
                                  (std::max(i, even) - even);
                with_size(i < group.large ? group.size
                          : i < even      ? group.size - 1
                                          : 1,
                          [&](auto size)
                              STATICNN_INLINE_LAMBDA { visit(row, first + std::min(i, even), size); });
            }
            block = first + stop;
        }
    }

    template <class Visit>
    STATICNN_INLINE constexpr void for_each(const Visit& visit) const {
        for_each(0, count_, visit);
    }

private:
    template <class Visit>
    STATICNN_INLINE static constexpr void with_size(Index size, const Visit& visit) {
        if (size == Largest) return visit(std::integral_constant<Index, Largest>{});
        if constexpr (!divides) {
            if (size == Largest - 1) return visit(std::integral_constant<Index, Largest - 1>{});
            if (size == Largest - 2) return visit(std::integral_constant<Index, Largest - 2>{});
        }
        if constexpr (Largest > 1) visit(std::integral_constant<Index, 1>{});
    }

    Index full_;
    Index rest_;
    Index count_;
};

}  // namespace staticnn::kernels
