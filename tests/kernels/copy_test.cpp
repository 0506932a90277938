// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/kernels/copy.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "kernels/panel_batch.hpp"
#include "staticnn/kernels/elementwise.hpp"

namespace staticnn::kernels {
namespace {

template <class Isa, class T, class Element, Index Columns>
void expect_gathered(T scale) {
    constexpr Index width = panel_width(Columns), rows = 4;
    std::vector<Element> source(10 * Columns);
    for (Index i = 0; i < source.size(); ++i) source[i] = static_cast<Element>((i * 37) % 256);
    PanelBatch<T, width> batch(0, Columns, 6, 0);
    const std::uint32_t order[rows] = {9, 0, 3, 3};
    gather<Isa, width, T>(source.data(), Columns, rows, scale, batch.view(), {.order = order});
    for (Index row = 0; row < rows; ++row)
        for (Index column = 0; column < Columns; ++column)
            ASSERT_EQ(batch.at(row, column), static_cast<T>(source[order[row] * Columns + column]) * scale)
                << row << ", " << column;

    gather<Isa, width, T>(source.data(), Columns, rows, scale, batch.view(), {.first = 5});
    for (Index row = 0; row < rows; ++row)
        for (Index column = 0; column < Columns; ++column)
            ASSERT_EQ(batch.at(row, column), static_cast<T>(source[(5 + row) * Columns + column]) * scale)
                << row << ", " << column;
}

class CopyOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, CopyOn, all_sets, name_of_set);

TEST_P(CopyOn, GathersBytes) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_gathered<Isa, float, std::uint8_t, 45>(1.0f / 255);
        expect_gathered<Isa, double, std::uint8_t, 64>(1.0 / 255);
        expect_gathered<Isa, float, std::uint8_t, 3>(0.5f);
    });
}

TEST_P(CopyOn, GathersNumbersOfEitherPrecision) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_gathered<Isa, float, float, 45>(1);
        expect_gathered<Isa, double, double, 7>(0.1);
        expect_gathered<Isa, float, double, 33>(0.1f);
        expect_gathered<Isa, double, float, 33>(0.1);
    });
}

template <Index Columns>
void expect_scattered() {
    constexpr Index width = panel_width(Columns), rows = 3;
    PanelBatch<float, width> batch(rows, Columns, 7, 5);
    std::vector<float> matrix(rows * Columns + 1, -7);
    scatter<float>(batch.view(), width, Columns, rows, matrix.data());
    for (Index row = 0; row < rows; ++row)
        for (Index column = 0; column < Columns; ++column)
            ASSERT_EQ(matrix[row * Columns + column], batch.at(row, column));
    EXPECT_EQ(matrix.back(), -7);
}

TEST(Scatter, WritesRowsWithoutPadding) {
    expect_scattered<1>();
    expect_scattered<16>();
    expect_scattered<70>();
}

/// Adds one to every value it is handed.
template <class T, Index Width>
struct AddOne {
    PanelView<T> to;

    template <class V>
    STATICNN_INLINE void operator()(Index row, Index column, V (&values)[1]) const {
        (values[0] + V(T(1))).store(to.values + (column / Width) * to.stride + row * Width + column % Width);
    }
};

TEST_P(CopyOn, HandsEveryPackToAnEpilogue) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        constexpr Index columns = 70, width = panel_width(columns);
        PanelBatch<float, width> from(3, columns, 5, 6), to(0, columns, 5, 0);
        for_each_pack<Isa, width, float>(from.view(), 3, columns, AddOne<float, width>{to.view()});
        for (Index row = 0; row < 3; ++row)
            for (Index column = 0; column < columns; ++column)
                ASSERT_EQ(to.at(row, column), from.at(row, column) + 1) << row << ", " << column;
        EXPECT_TRUE(to.at(3, 0) != to.at(3, 0)) << "a row behind the last was written";
    });
}

}  // namespace
}  // namespace staticnn::kernels
