// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/kernels/dot_product.hpp"

#include <cmath>
#include <optional>
#include <vector>

#include "kernels/collect.hpp"
#include "kernels/panel_batch.hpp"
#include "kernels/recording_sink.hpp"
#include "staticnn/core/lane.hpp"
#include "staticnn/training/thread_pool.hpp"
#include "support/same_bits.hpp"

namespace staticnn::kernels {
namespace {

/// The column, which lies as a row: its padding is zero, as in a network.
template <class T, Index Inner>
std::vector<T> column_of_weights() {
    std::vector<T> w(PanelLayout::of_parameter(Inner, 1).size());
    for (Index k = 0; k < Inner; ++k) w[k] = static_cast<T>(2 * uniform({}, k) - 1);
    return w;
}

template <class Isa, class T>
Lane<T> fused(T a, T b, Lane<T> sum) {
    if constexpr (std::is_same_v<Isa, Portable>) return Lane<T>(a) * Lane<T>(b) + sum;
    return fma(Lane<T>(a), Lane<T>(b), sum);
}

/// The documented order: terms in packs of 16 lanes, packs in four chains, chains in pairs, lanes in a tree.
template <class Isa, class T, Index Inner>
T sum_of_products(const auto& x, const std::vector<T>& w, Index row) {
    Lane<T> lanes[pack_lanes];
    for (Index lane = 0; lane < pack_lanes; ++lane) {
        std::optional<Lane<T>> chains[4];
        for (Index pack = 0; pack * pack_lanes < Inner; ++pack) {
            const Index k = pack * pack_lanes + lane;
            const T left = k < Inner ? x.at(row, k) : T(0), right = w[k];
            std::optional<Lane<T>>& chain = chains[pack % 4];
            chain = chain ? fused<Isa>(left, right, *chain) : Lane<T>(left) * Lane<T>(right);
        }
        lanes[lane] = *chains[0];
        if (chains[1]) lanes[lane] = lanes[lane] + *chains[1];
        if (chains[3])
            lanes[lane] = lanes[lane] + (*chains[2] + *chains[3]);
        else if (chains[2])
            lanes[lane] = lanes[lane] + *chains[2];
    }
    for (Index half = pack_lanes / 2; half > 0; half /= 2)
        for (Index lane = 0; lane < half; ++lane) lanes[lane] = lanes[lane] + lanes[lane + half];
    return lanes[0].value;
}

/// Sees to it that whoever takes a pack for more than one number finds zeros.
template <class Next>
struct ExpectZeros {
    const Next& next;

    template <class V>
    void operator()(Index row, Index column, V (&sums)[1]) const {
        typename V::Scalar lanes[pack_lanes];
        sums[0].store(lanes);
        for (Index i = 1; i < pack_lanes; ++i)
            EXPECT_TRUE(same_bits(lanes[i], typename V::Scalar(0))) << row << ", lane " << i;
        next(row, column, sums);
    }
};

/// `InlinedInto` is Isa, or Inlined<Isa> for the product as it is inlined into a predictor. What is behind
/// the values of x is NaN.
template <class Isa, class T, Index Inner, class InlinedInto = Isa>
void expect_documented_order(Index rows) {
    PanelBatch<T, panel_width(Inner)> x(rows, Inner, rows + 3, 1);
    const std::vector<T> w = column_of_weights<T, Inner>();
    std::vector<T> sums(rows);
    std::vector<int> visits(rows);
    const Collect<T> collect{1, &sums, &visits};
    const auto run = [&] {
        DotProduct<InlinedInto, Inner, T>::run(x.view(), w.data(), rows, ExpectZeros<Collect<T>>{collect});
    };
    if constexpr (is_inlined<InlinedInto>)
        Enter<Isa>::call(run);
    else
        run();
    for (Index row = 0; row < rows; ++row) {
        ASSERT_EQ(visits[row], 1) << row;
        ASSERT_TRUE(same_bits(sums[row], sum_of_products<Isa, T, Inner>(x, w, row)))
            << Inner << " terms, " << rows << " rows: " << row;
    }
}

template <class Isa, class T, Index Inner>
void expect_documented_gradient(Index rows) {
    constexpr Index offset = 32, size = PanelLayout::of_parameter(Inner, 1).size();
    PanelBatch<T, panel_width(Inner)> x(rows, Inner, rows + 2, 1);
    PanelBatch<T, panel_width(1)> dy(rows, 1, rows + 1, 2);
    std::vector<T> gradients(offset + size, T(-7));
    RecordingSink<T> sink(gradients);
    DotProduct<Isa, Inner, T>::gradient(x.view(), dy.view(), rows, offset, sink);
    for (Index k = 0; k < Inner; ++k) {
        Lane<T> sum(T(0));
        for (Index row = 0; row < rows; ++row) sum = fused<Isa>(dy.at(row, 0), x.at(row, k), sum);
        ASSERT_TRUE(same_bits(gradients[offset + k], sum.value)) << Inner << " terms, " << rows << ": " << k;
    }
    for (Index i = 0; i < offset; ++i) ASSERT_EQ(gradients[i], T(-7)) << "outside, at " << i;
    for (Index k = Inner; k < round_up(Inner, pack_lanes); ++k)
        ASSERT_TRUE(same_bits(gradients[offset + k], T(0))) << Inner << " terms: padding " << k;
}

class DotProductOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, DotProductOn, all_sets, name_of_set);

TEST_P(DotProductOn, SumsInTheDocumentedOrder) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (const Index rows : {1u, 2u, 7u, 130u}) {
            expect_documented_order<Isa, float, 1>(rows);
            expect_documented_order<Isa, float, 5>(rows);
            expect_documented_order<Isa, float, 16>(rows);
            expect_documented_order<Isa, float, 31>(rows);
            expect_documented_order<Isa, float, 40>(rows);
            expect_documented_order<Isa, float, 64>(rows);
            expect_documented_order<Isa, float, 200>(rows);
            expect_documented_order<Isa, double, 3>(rows);
            expect_documented_order<Isa, double, 12>(rows);
            expect_documented_order<Isa, double, 145>(rows);
        }
    });
}

TEST_P(DotProductOn, SumsInTheDocumentedOrderWhereItIsInlined) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_documented_order<Isa, float, 8, Inlined<Isa>>(1);
        expect_documented_order<Isa, float, 16, Inlined<Isa>>(1);
        expect_documented_order<Isa, float, 33, Inlined<Isa>>(3);
        expect_documented_order<Isa, float, 300, Inlined<Isa>>(1);
        expect_documented_order<Isa, double, 7, Inlined<Isa>>(1);
        expect_documented_order<Isa, double, 100, Inlined<Isa>>(2);
    });
}

TEST_P(DotProductOn, SumsGradientsInTheOrderOfSamplesAndLeavesPaddingZero) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (const Index rows : {1u, 3u, 33u, 300u}) {
            expect_documented_gradient<Isa, float, 1>(rows);
            expect_documented_gradient<Isa, float, 16>(rows);
            expect_documented_gradient<Isa, float, 70>(rows);
            expect_documented_gradient<Isa, float, 150>(rows);
            expect_documented_gradient<Isa, double, 13>(rows);
            expect_documented_gradient<Isa, double, 64>(rows);
        }
    });
}

TEST_P(DotProductOn, GivesTheSameOnThreads) {
    ThreadPool pool(3);
    pool.team()->worth_a_thread = 1;
    const TeamScope team(pool.team());
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (const Index rows : {2u, 33u, 260u}) {
            expect_documented_order<Isa, float, 300>(rows);
            expect_documented_gradient<Isa, float, 300>(rows);
            expect_documented_gradient<Isa, double, 50>(rows);
        }
    });
}

}  // namespace
}  // namespace staticnn::kernels
