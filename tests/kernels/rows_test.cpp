// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/kernels/rows.hpp"

#include <algorithm>
#include <cmath>

#include "kernels/panel_batch.hpp"

namespace staticnn::kernels {
namespace {

/// Lane by lane over the packs of a row, then the tree of 16 lanes.
template <class T>
T sum_in_order(const auto& batch, Index row, Index columns) {
    T lanes[pack_lanes] = {};
    for (Index column = 0; column < columns; ++column) lanes[column % pack_lanes] += batch.at(row, column);
    for (Index half = pack_lanes / 2; half > 0; half /= 2)
        for (Index i = 0; i < half; ++i) lanes[i] += lanes[i + half];
    return lanes[0];
}

template <class Isa, class T, Index Columns>
void expect_reductions() {
    constexpr Index width = panel_width(Columns);
    PanelBatch<T, width> batch(3, Columns, 5, 4);
    for (Index number = 0; number < 3; ++number) {
        T sum = 0, largest = 0;
        Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            const Row<Pack<Isa, T>> row(batch.view(), width, number, Columns);
            sum = row.sum_of([&](Index pack) STATICNN_INLINE_LAMBDA { return row.load(pack); });
            largest = row.max_of([&](Index pack) STATICNN_INLINE_LAMBDA { return row.load(pack); });
        });
        T expected = batch.at(number, 0);
        for (Index column = 1; column < Columns; ++column)
            expected = std::max(expected, batch.at(number, column));
        EXPECT_EQ(largest, expected);
        EXPECT_EQ(sum, sum_in_order<T>(batch, number, Columns));
    }
}

template <class Isa, class T, Index Columns>
void expect_stores() {
    constexpr Index width = panel_width(Columns), last = Columns - 1;
    PanelBatch<T, width> batch(3, Columns, 5, 4);
    const T below = batch.at(0, last), above = batch.at(2, last);
    Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        using V = Pack<Isa, T>;
        const Row<V> row(batch.view(), width, 1, Columns);
        for (Index pack = 0; pack < row.packs(); ++pack) row.store(pack, V(T(2)));
        row[last] = 3;
    });
    for (Index column = 0; column < last; ++column) EXPECT_EQ(batch.at(1, column), 2) << column;
    EXPECT_EQ(batch.at(1, last), 3);
    for (Index column = Columns; column % pack_lanes != 0; ++column)
        EXPECT_EQ(batch.at(1, column), 0) << "padding " << column;
    EXPECT_EQ(batch.at(0, last), below);
    EXPECT_EQ(batch.at(2, last), above);
}

class RowsOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, RowsOn, all_sets, name_of_set);

TEST_P(RowsOn, ReduceInTheDocumentedOrderWithoutTheirPadding) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_reductions<Isa, float, 1>();
        expect_reductions<Isa, float, 10>();
        expect_reductions<Isa, double, 16>();
        expect_reductions<Isa, double, 17>();
        expect_reductions<Isa, float, 70>();
    });
}

TEST_P(RowsOn, StoreZerosIntoTheirPadding) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_stores<Isa, float, 10>();
        expect_stores<Isa, double, 35>();
    });
}

}  // namespace
}  // namespace staticnn::kernels
