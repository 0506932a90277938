// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/kernels/outer_product.hpp"

#include "staticnn/kernels/columns.hpp"

#include <cmath>
#include <vector>

#include "kernels/panel_batch.hpp"
#include "kernels/recording_sink.hpp"
#include "staticnn/core/lane.hpp"
#include "support/same_bits.hpp"

namespace staticnn::kernels {
namespace {

/// The documented order: from +0, rows ascending, each product fused with the sum (on Portable: rounded).
template <class Isa, class T>
T sum_of_rows(const auto& x, const auto& dy, Index rows, Index k, Index column) {
    Lane<T> sum(T(0));
    for (Index row = 0; row < rows; ++row) {
        const Lane<T> left(x.at(row, k)), right(dy.at(row, column));
        if constexpr (std::is_same_v<Isa, Portable>)
            sum = left * right + sum;
        else
            sum = fma(left, right, sum);
    }
    return sum.value;
}

template <class Isa, class T, Index Inner, Index Columns>
void expect_documented_sums(Index rows, double white = 0) {
    constexpr Index inner_width = panel_width(Inner), width = panel_width(Columns), offset = 96;
    constexpr PanelLayout layout{Inner, Columns};
    PanelBatch<T, inner_width> x(rows, Inner, rows + 2, 1);
    LiveValuesFinder finder(rows + 3, Inner);
    const PanelView<const T> left = x.template live_view<Isa>(finder, rows, Inner, white);
    PanelBatch<T, width> dy(rows, Columns, rows + 5, 2);
    std::vector<T> gradients = unknown<T>(offset + layout.size());
    const RecordingSink<T> sink(gradients);
    OuterProduct<Isa, inner_width, width, T, RecordingSink<T>>::run(left, dy.view(), rows, Inner, Columns,
                                                                    offset, sink);
    for (Index k = 0; k < Inner; ++k)
        for (Index column = 0; column < Columns; ++column)
            ASSERT_TRUE(same_bits(gradients[offset + layout.offset(k, column)],
                                  sum_of_rows<Isa, T>(x, dy, rows, k, column)))
                << rows << " rows: " << k << ", " << column;
    for (Index i = 0; i < offset; ++i) ASSERT_TRUE(std::isnan(gradients[i])) << "outside, at " << i;
}

template <class Isa, class T, Index Columns>
void expect_sums_of_columns(Index rows) {
    constexpr Index width = panel_width(Columns);
    PanelBatch<T, width> dy(rows, Columns, rows + 1, 3);
    std::vector<T> gradients = unknown<T>(32 + PanelLayout{1, Columns}.size());
    RecordingSink<T> sink(gradients);
    sum_rows<Isa, width, T>(dy.view(), rows, Columns, 32, sink);
    for (Index column = 0; column < Columns; ++column) {
        T sum = 0;
        for (Index row = 0; row < rows; ++row) sum += dy.at(row, column);
        ASSERT_EQ(gradients[32 + column], sum) << rows << " rows: " << column;
    }
}

class OuterProductOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, OuterProductOn, all_sets, name_of_set);

TEST_P(OuterProductOn, SumsNarrowMatricesInTheDocumentedOrder) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (Index rows = 1; rows <= 19; ++rows) {
            expect_documented_sums<Isa, float, 5, 7>(rows);
            expect_documented_sums<Isa, double, 16, 1>(rows);
        }
    });
}

TEST_P(OuterProductOn, SumsWideMatricesInTheDocumentedOrder) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (const Index rows : {1u, 2u, 7u, 32u, 131u, 256u, 600u}) {
            expect_documented_sums<Isa, float, 70, 45>(rows);
            expect_documented_sums<Isa, double, 33, 64>(rows);
        }
    });
}

TEST_P(OuterProductOn, LeavesOutZerosWithoutATrace) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (const Index rows : {1u, 5u, 37u, 131u, 300u}) {
            for (const double white : {0.7, 0.95, 1.0}) {
                expect_documented_sums<Isa, float, 100, 45>(rows, white);
                expect_documented_sums<Isa, double, 13, 10>(rows, white);
            }
        }
    });
}

TEST_P(OuterProductOn, SumsColumnsInTheDocumentedOrder) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (const Index rows : {1u, 2u, 7u, 32u}) {
            expect_sums_of_columns<Isa, float, 70>(rows);
            expect_sums_of_columns<Isa, double, 3>(rows);
        }
    });
}

}  // namespace
}  // namespace staticnn::kernels
