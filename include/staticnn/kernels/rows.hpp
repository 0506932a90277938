// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>

#include "staticnn/kernels/pack.hpp"
#include "staticnn/kernels/panel_view.hpp"

namespace staticnn::kernels {

/// The number of the largest value of a row; the first of equal ones.
template <class Row>
Index position_of_largest(const Row& row) {
    Index best = 0;
    for (Index column = 1; column < row.columns(); ++column)
        if (row[column] > row[best]) best = column;
    return best;
}

/// One row of a batch in panels, seen as packs: for what looks at a whole row at once (softmax, losses,
/// metrics). The columns behind the last are padding; `fill` hides them from reductions.
template <class V, class Element = typename V::Scalar>
class Row {
public:
    using T = typename V::Scalar;
    using Value = V;

    STATICNN_INLINE constexpr Row(PanelView<Element> view, Index width, Index row, Index columns)
        : values_(view.values + row * width), stride_(view.stride), width_(width), columns_(columns) {}

    STATICNN_INLINE constexpr Index columns() const { return columns_; }
    STATICNN_INLINE constexpr Index packs() const { return (columns_ + pack_lanes - 1) / pack_lanes; }

    STATICNN_INLINE constexpr Element& operator[](Index column) const {
        return values_[(column / width_) * stride_ + column % width_];
    }

    STATICNN_INLINE constexpr V load(Index pack) const { return V::load(at(pack)); }
    STATICNN_INLINE constexpr void store(Index pack, const V& value) const {
        fill(pack, value, T(0)).store(at(pack));
    }

    /// `value`, with `filler` in the padding.
    STATICNN_INLINE constexpr V fill(Index pack, const V& value, T filler) const {
        const Index used = columns_ - pack * pack_lanes;
        if (used >= pack_lanes) return value;
        return select(V::lane_numbers() < V(static_cast<T>(used)), value, V(filler));
    }

    /// The largest of map(pack number), column by column.
    template <class Map>
    STATICNN_INLINE constexpr T max_of(const Map& map) const {
        constexpr T lowest = -std::numeric_limits<T>::infinity();
        V largest(lowest);
        for (Index pack = 0; pack < packs(); ++pack) largest = max(largest, fill(pack, map(pack), lowest));
        return max_of_lanes(largest);
    }

    /// The sum of map(pack number): 16 lanes first, then their tree (format).
    template <class Map>
    STATICNN_INLINE constexpr T sum_of(const Map& map) const {
        V sum(T(0));
        for (Index pack = 0; pack < packs(); ++pack) sum = sum + fill(pack, map(pack), T(0));
        return sum_of_lanes(sum);
    }

private:
    STATICNN_INLINE constexpr Element* at(Index pack) const {
        return values_ + (pack * pack_lanes / width_) * stride_ + pack * pack_lanes % width_;
    }

    Element* values_;
    Index stride_;
    Index width_;
    Index columns_;
};

}  // namespace staticnn::kernels
