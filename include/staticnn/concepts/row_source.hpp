// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <type_traits>

#include "staticnn/core/index.hpp"
#include "staticnn/core/moment.hpp"

namespace staticnn {

/// Where the rows of a batch come from: `Rows` in memory, a selection of them, images that are moved about a
/// little, or what a worker has prepared. A value that refers to data of somebody else.
///
/// It has `rows()` rows of `width` values, which are multiplied by `scale()` on the way into a batch, and
/// gives `slice(first, count)` of itself. Beyond that it offers either `data()`, where all rows lie one after
/// another, or `read(row, place, moment, to)`, which writes one row, unscaled, for place `place` of a batch;
/// `moment` is that of the training step, and null outside training. `read` is called from any thread.
///
/// Two things are optional. `try_load<Isa>(rows, to, pick, moment)` fills a whole batch in some shorter way,
/// or returns false. `announce(rows, pick, moment)` says what batch will be wanted next.
template <class Type>
concept RowSource = requires(const Type& source) {
    typename Type::element_type;
    { Type::width } -> std::convertible_to<Index>;
    { source.rows() } -> std::same_as<Index>;
    { source.scale() } -> std::same_as<float>;
    { source.slice(Index{}, Index{}) } -> std::same_as<Type>;
};

/// Rows that lie in memory one after another.
template <class Type>
concept ContiguousRowSource = RowSource<Type> && requires(const Type& source) {
    { source.data() } -> std::convertible_to<const typename Type::element_type*>;
};

/// The type of the values of a source, without const.
template <RowSource Source>
using ElementOf = std::remove_const_t<typename Source::element_type>;

/// Writes row `row` of `source`, unscaled, to `to`: see `RowSource`.
template <RowSource Source>
void read_row(const Source& source, Index row, Index place, const Moment* moment, ElementOf<Source>* to) {
    if constexpr (ContiguousRowSource<Source>) {
        const auto* values = source.data() + row * Source::width;
        for (Index column = 0; column < Source::width; ++column) to[column] = values[column];
    } else {
        source.read(row, place, moment, to);
    }
}

}  // namespace staticnn
