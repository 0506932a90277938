// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <type_traits>

#include "staticnn/core/team.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/pack.hpp"
#include "staticnn/kernels/panel_view.hpp"

namespace staticnn::kernels {

/// Which samples make a batch: `order[0]`, `order[1]` and so on, or without an order `first`, `first + 1`.
/// Seen through a selection these are places in `selection`, which holds the numbers of the rows.
struct Pick {
    const std::uint32_t* order = nullptr;
    Index first = 0;
    const std::uint32_t* selection = nullptr;

    STATICNN_INLINE Index operator()(Index row) const {
        const Index chosen = order != nullptr ? order[row] : first + row;
        return selection != nullptr ? selection[chosen] : chosen;
    }
};

template <class Element>
STATICNN_INLINE void prefetch(const Element* from, Index count) {
    constexpr Index line = 64 / sizeof(Element);
    for (Index i = 0; i < count; i += line) __builtin_prefetch(from + i);
}

/// Copies rows of a row-major matrix into panels, times `scale`: row i of the batch is row `pick(i)` of
/// `from`. Elements may be bytes, float or double.
template <class Isa, Index Width, class T, class Element>
void gather(const Element* from, Index columns, Index rows, T scale, PanelView<T> to, const Pick& pick) {
    using V = Pack<Isa, T>;
    share(rows, operations_of_a_map * rows * columns, [&](Index begin, Index end) {
        Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            constexpr Index ahead = 4;  // rows; the order of an epoch is no order in memory
            const V factor(scale);
            for (Index row = begin; row < end; ++row) {
                if (row + ahead < end) prefetch(from + pick(row + ahead) * columns, columns);
                const Element* source = from + pick(row) * columns;
                for (Index first = 0; first < columns; first += Width) {
                    T* target = to.values + (first / Width) * to.stride + row * Width;
                    const Index count = std::min(Width, columns - first);
                    Index column = 0;
                    for (; column + pack_lanes <= count; column += pack_lanes) {
                        if constexpr (std::is_same_v<Element, std::uint8_t>)
                            (V::widen(source + first + column) * factor).store(target + column);
                        else if constexpr (std::is_same_v<Element, T>)
                            (V::load(source + first + column) * factor).store(target + column);
                        else
                            break;
                    }
                    for (; column < count; ++column)
                        target[column] = static_cast<T>(source[first + column]) * scale;
                }
            }
        });
    });
}

/// Copies a batch from panels to a row-major matrix.
template <class T>
constexpr void scatter(PanelView<const T> from, Index width, Index columns, Index rows, T* to) {
    for (Index row = 0; row < rows; ++row) {
        for (Index first = 0; first < columns; first += width) {
            const T* source = from.values + (first / width) * from.stride + row * width;
            std::copy_n(source, std::min(width, columns - first), to + row * columns + first);
        }
    }
}

/// Copies columns from one batch in panels to another: column `first_from` + i goes to `first_to` + i.
template <Index FromWidth, Index ToWidth, class T>
STATICNN_INLINE constexpr void copy_columns(PanelView<const T> from, Index first_from, PanelView<T> to,
                                            Index first_to, Index columns, Index rows) {
    for (Index done = 0, run = 0; done < columns; done += run) {
        const Index source = first_from + done, target = first_to + done;
        run = std::min({columns - done, FromWidth - source % FromWidth, ToWidth - target % ToWidth});
        const T* read = from.values + (source / FromWidth) * from.stride + source % FromWidth;
        T* write = to.values + (target / ToWidth) * to.stride + target % ToWidth;
        for (Index row = 0; row < rows; ++row)
            std::copy_n(read + row * FromWidth, run, write + row * ToWidth);
    }
}

}  // namespace staticnn::kernels
