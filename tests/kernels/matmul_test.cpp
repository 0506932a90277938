// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/kernels/matmul.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <vector>

#include "kernels/collect.hpp"
#include "kernels/panel_batch.hpp"
#include "staticnn/core/lane.hpp"
#include "staticnn/kernels/inlined_matmul.hpp"
#include "staticnn/training/thread_pool.hpp"
#include "support/same_bits.hpp"

namespace staticnn::kernels {
namespace {

/// The documented order: chains from +0, k ascending, each product fused with the sum (on Portable: rounded).
/// One chain for more than 64 columns. Otherwise one for each half of the terms, with at most 32 columns for
/// each quarter, none of fewer than 2 or more than 128 terms, added up in order.
template <class Isa, class T>
T sum_of_products(const auto& x, const auto& w, Index row, Index column, Index inner, Index columns) {
    const Index quarter = (inner + 3) / 4, half = (inner + 1) / 2;
    const Index length = columns > 64 ? inner : std::clamp<Index>(columns > 32 ? half : quarter, 2, 128);
    std::optional<Lane<T>> total;
    for (Index begin = 0; begin < inner; begin += length) {
        Lane<T> sum(T(0));
        for (Index k = begin; k < std::min(begin + length, inner); ++k) {
            const Lane<T> left(x.at(row, k)), right(w.at(k, column));
            if constexpr (std::is_same_v<Isa, Portable>)
                sum = left * right + sum;
            else
                sum = fma(left, right, sum);
        }
        total = total ? *total + sum : sum;
    }
    return total->value;
}

/// `InlinedInto` is Isa, or Inlined<Isa> for the product as it is inlined into a predictor.
template <class Isa, class T, Index Inner, Index Columns, class InlinedInto = Isa>
void expect_documented_order(Index rows, double white = 0) {
    constexpr Index inner_width = panel_width(Inner), width = panel_width(Columns);
    PanelBatch<T, inner_width> x(rows, Inner, rows + 3, 1);
    LiveValuesFinder finder(rows + 3, Inner);
    const PanelView<const T> left = x.template live_view<Isa>(finder, rows, Inner, white);
    PanelBatch<T, width> w(Inner, Columns, Inner, 2);
    std::vector<T> sums(rows * Columns);
    std::vector<int> visits(rows * Columns);
    const Collect<T> collect{Columns, &sums, &visits};
    const std::integral_constant<Index, Columns> columns;
    const auto run = [&]() STATICNN_INLINE_LAMBDA {
        Matmul<InlinedInto, inner_width, width, T>::run(left, w.data(), rows, Inner, columns, collect);
    };
    if constexpr (is_inlined<InlinedInto>)
        Enter<Isa>::call(run);
    else
        run();
    for (Index row = 0; row < rows; ++row) {
        for (Index column = 0; column < Columns; ++column) {
            const Index at = row * Columns + column;
            ASSERT_EQ(visits[at], 1) << row << ", " << column;
            ASSERT_TRUE(same_bits(sums[at], sum_of_products<Isa, T>(x, w, row, column, Inner, Columns)))
                << rows << " rows: " << row << ", " << column;
        }
    }
}

class MatmulOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, MatmulOn, all_sets, name_of_set);

TEST_P(MatmulOn, SumsNarrowMatricesInTheDocumentedOrder) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (Index rows = 1; rows <= 19; ++rows) {
            expect_documented_order<Isa, float, 1, 32>(rows);
            expect_documented_order<Isa, float, 5, 7>(rows);
            expect_documented_order<Isa, double, 16, 2>(rows);
            expect_documented_order<Isa, float, 9, 40>(rows);
        }
    });
}

TEST_P(MatmulOn, SumsWideMatricesInTheDocumentedOrder) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (const Index rows : {1u, 2u, 7u, 8u, 13u, 32u, 131u, 256u}) {
            expect_documented_order<Isa, float, 70, 45>(rows);
            expect_documented_order<Isa, double, 33, 64>(rows);
            expect_documented_order<Isa, float, 33, 65>(rows);
        }
    });
}

TEST_P(MatmulOn, SumsMatricesOfTwoWidthsInTheDocumentedOrder) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (const Index rows : {1u, 5u, 17u}) {
            expect_documented_order<Isa, float, 100, 10>(rows);
            expect_documented_order<Isa, double, 10, 100>(rows);
        }
    });
}

TEST_P(MatmulOn, SumsInTheDocumentedOrderWhereItIsInlined) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        using Into = Inlined<Isa>;
        expect_documented_order<Isa, float, 1, 17, Into>(1);
        expect_documented_order<Isa, float, 4, 33, Into>(1);
        expect_documented_order<Isa, float, 5, 2, Into>(1);
        expect_documented_order<Isa, float, 3, 40, Into>(1);
        expect_documented_order<Isa, float, 8, 16, Into>(1);
        expect_documented_order<Isa, float, 70, 45, Into>(3);
        expect_documented_order<Isa, float, 603, 10, Into>(2);
        expect_documented_order<Isa, float, 500, 64, Into>(1);
        expect_documented_order<Isa, float, 300, 65, Into>(1, 0.7);
        expect_documented_order<Isa, double, 33, 32, Into>(1);
        expect_documented_order<Isa, double, 70, 45, Into>(1);
        expect_documented_order<Isa, double, 50, 150, Into>(1);
    });
}

// Sums of more than 128 terms wait in memory between the parts of the matrix that stay in the nearest cache.
TEST_P(MatmulOn, SumsDeepMatricesInTheDocumentedOrder) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (const Index rows : {1u, 2u, 7u, 33u, 111u, 127u, 131u, 260u}) {
            expect_documented_order<Isa, float, 300, 45>(rows);
            expect_documented_order<Isa, float, 300, 70>(rows);
            expect_documented_order<Isa, float, 261, 10>(rows, 0.9);
            expect_documented_order<Isa, float, 603, 17>(rows);
            expect_documented_order<Isa, double, 129, 33>(rows);
        }
    });
}

TEST_P(MatmulOn, SumsDeepMatricesInTheDocumentedOrderOnThreads) {
    for (const Index threads : {2u, 3u, 5u}) {
        ThreadPool pool(threads);
        const TeamScope team(pool.team());
        with_instruction_set(GetParam(), []<class Isa>(Isa) {
            for (const Index rows : {33u, 71u, 260u}) {
                expect_documented_order<Isa, float, 300, 150>(rows);
                expect_documented_order<Isa, float, 300, 150>(rows, 0.9);
                expect_documented_order<Isa, float, 603, 20>(rows);
                expect_documented_order<Isa, float, 300, 64>(rows, 0.9);
                expect_documented_order<Isa, double, 300, 45>(rows);
            }
        });
    }
}

TEST_P(MatmulOn, LeavesOutZerosWithoutATrace) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (const Index rows : {1u, 5u, 8u, 37u, 131u}) {
            for (const double white : {0.7, 0.95, 1.0}) {
                expect_documented_order<Isa, float, 100, 45>(rows, white);
                expect_documented_order<Isa, double, 13, 10>(rows, white);
            }
        }
    });
}

}  // namespace
}  // namespace staticnn::kernels
