// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/kernels/transpose.hpp"

#include <algorithm>
#include <vector>

namespace staticnn::kernels {
namespace {

template <class Isa, class T, Index Rows, Index Columns>
void expect_transposed() {
    constexpr PanelLayout from{Rows, Columns}, to{Columns, Rows};
    std::vector<T> matrix(from.size(), -1), transposed(to.size() + 1, -2);
    for (Index row = 0; row < Rows; ++row)
        for (Index column = 0; column < Columns; ++column)
            matrix[from.offset(row, column)] = static_cast<T>(1000 * row + column);
    transpose<Isa>(matrix.data(), Rows, Columns, from.width(), transposed.data(), to.width());
    for (Index row = 0; row < Rows; ++row)
        for (Index column = 0; column < Columns; ++column)
            ASSERT_EQ(transposed[to.offset(column, row)], static_cast<T>(1000 * row + column));
    EXPECT_EQ(std::count(transposed.begin(), transposed.end(), T(0)),
              static_cast<long>(to.size() - Rows * Columns + 1));  // the padding, and element [0, 0]
    EXPECT_EQ(transposed.back(), -2);
}

class TransposeOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, TransposeOn, all_sets, name_of_set);

TEST_P(TransposeOn, TurnsPanelsIntoPanels) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_transposed<Isa, float, 5, 7>();
        expect_transposed<Isa, float, 33, 16>();
        expect_transposed<Isa, float, 16, 33>();
        expect_transposed<Isa, float, 70, 45>();
        expect_transposed<Isa, double, 1, 1>();
        expect_transposed<Isa, double, 64, 32>();
        expect_transposed<Isa, double, 17, 100>();
    });
}

}  // namespace
}  // namespace staticnn::kernels
