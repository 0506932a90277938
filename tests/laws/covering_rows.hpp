// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "staticnn/core/index.hpp"

namespace staticnn::laws {

/// A set of units, which are numbered over all lists; in a row of the matrix, what one trainer is made of.
using Units = std::uint64_t;

/// The numbers of one list.
struct Range {
    Index begin = 0;
    Index size = 0;

    constexpr Units units() const { return ((Units{1} << size) - 1) << begin; }
};

/// What there is to choose from. A row has one optimizer, one schedule, and several callbacks and layers.
struct Lists {
    static constexpr Index callbacks_of_a_row = 5;
    static constexpr Index layers_of_a_row = 3;

    Range optimizers, schedules, callbacks, layers;
    Units setters;  ///< callbacks that set the learning rate, for which the rate must be
    Units constant;

    constexpr Range list_of(Index unit) const {
        for (const Range& list : {optimizers, schedules, callbacks})
            if (unit < list.begin + list.size) return list;
        return layers;
    }
    constexpr Index size() const { return layers.begin + layers.size; }

    /// The units that can never stand beside this one.
    constexpr Units excluded_by(Index unit) const {
        const Units changing = schedules.units() & ~constant;
        if (setters >> unit & 1) return changing;
        return changing >> unit & 1 ? setters : 0;
    }
    /// The units of other lists that can.
    constexpr Units partners_of(Index unit) const {
        return ((Units{1} << size()) - 1) & ~list_of(unit).units() & ~excluded_by(unit);
    }
};

/// Fills rows so that each brings together many units that have not met before.
class Matchmaker {
public:
    constexpr explicit Matchmaker(const Lists& lists) : lists_(lists) {}

    constexpr Units row_of(Index optimizer, Index schedule) {
        Units row = Units{1} << (lists_.optimizers.begin + optimizer) |
                    Units{1} << (lists_.schedules.begin + schedule);
        for (Index i = 0; i < Lists::callbacks_of_a_row; ++i) row |= best_of(lists_.callbacks, row);
        for (Index i = 0; i < Lists::layers_of_a_row; ++i) row |= best_of(lists_.layers, row);
        for (Units left = row; left != 0; left &= left - 1)
            met_[static_cast<Index>(std::countr_zero(left))] |= row;
        return row;
    }

    /// True when each unit is in some row.
    constexpr bool has_all_units() const {
        for (Index unit = 0; unit < lists_.size(); ++unit)
            if (met_[unit] == 0) return false;
        return true;
    }
    /// True when any two of different lists that can stand in one row do.
    constexpr bool has_all_pairs() const {
        for (Index unit = 0; unit < lists_.size(); ++unit)
            if ((lists_.partners_of(unit) & ~met_[unit]) != 0) return false;
        return true;
    }

private:
    /// Those that can stand in few rows come first.
    constexpr Units best_of(const Range& list, Units row) const {
        Units best = 0;
        int most = -1;
        for (Index unit = list.begin; unit < list.begin + list.size; ++unit) {
            const Units excluded = lists_.excluded_by(unit);
            if ((row >> unit & 1) != 0 || (row & excluded) != 0) continue;
            int gain = std::popcount(row & ~list.units() & ~met_[unit]);
            if (met_[unit] == 0) ++gain;
            if (gain != 0 && excluded != 0) gain += 64;
            if (gain <= most) continue;
            most = gain;
            best = Units{1} << unit;
        }
        return best;
    }

    Lists lists_;
    std::array<Units, 64> met_{};  // by number of unit
};

}  // namespace staticnn::laws
