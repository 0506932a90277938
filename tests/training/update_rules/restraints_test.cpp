// SPDX-License-Identifier: BSL-1.0
#include "staticnn/models/restraints.hpp"

#include <algorithm>
#include <cmath>

#include "staticnn/constraints/max_norm.hpp"
#include "staticnn/constraints/non_negative.hpp"
#include "staticnn/constraints/unit_norm.hpp"
#include "staticnn/regularizers/l1.hpp"
#include "staticnn/regularizers/l1_l2.hpp"
#include "staticnn/regularizers/l2.hpp"
#include "training/update_rules/small_regression.hpp"

namespace staticnn {
namespace {

static_assert(rules::first_factor == 0.02 && rules::second_factor == 0.05 && rules::norm_limit == 0.75);

TEST(Regularizers, AddTheirPenaltyToTheLossAndItsGradient) {
    auto with_l1 = at_start<Ruled<L1<0.02>, BiasRegularizer<L1<0.02>>>>();
    expect_run(with_l1, rules::with_l1);
    auto with_l2 = at_start<Ruled<L2<0.05>, BiasRegularizer<L2<0.05>>>>();
    expect_run(with_l2, rules::with_l2);
    auto with_both = at_start<Ruled<L1L2<0.02, 0.05>, BiasRegularizer<L1L2<0.02, 0.05>>>>();
    expect_run(with_both, rules::with_l1_l2);
}

TEST(Regularizers, AreInTheLossOfAnEvaluation) {
    auto plain = at_start<Plain>();
    auto with_l2 = at_start<Ruled<L2<0.05>, BiasRegularizer<L2<0.05>>>>();
    double squares = 0;
    for (const char* name : {"0.kernel", "1.bias"})
        for (const double value : plain.network().values(name)) squares += value * value;
    EXPECT_NEAR(with_l2.evaluate(regression_samples()).loss(),
                plain.evaluate(regression_samples()).loss() + 0.05 * squares, 1e-14);
}

TEST(Regularizers, AreSummedOverLargeParametersToo) {
    using Large = Sequential<Dense<123, 77, Linear, L1<1>>>;
    Network<Large> network;
    network.assign("0.kernel", std::vector<float>(123 * 77, -0.5f));
    EXPECT_EQ((detail::add_penalties<kernels::Portable, Large, float>(network.parameters(), nullptr)),
              123 * 77 * 0.5);
}

TEST(Constraints, HoldAfterEachUpdate) {
    auto max_norm = at_start<Sequential<Dense<4, 6, Tanh, MaxNorm<0.75>>, Dense<6, 2>>>();
    expect_run(max_norm, rules::with_max_norm);
    auto unit_norm = at_start<Sequential<Dense<4, 6, Tanh, UnitNorm>, Dense<6, 2>>>();
    expect_run(unit_norm, rules::with_unit_norm);
    auto non_negative = at_start<Sequential<Dense<4, 6, Tanh, NonNegative>, Dense<6, 2>>>();
    expect_run(non_negative, rules::non_negative);
}

// 40 weights that lead to one output are one column, whose norm is 2 at the start.
TEST(Constraints, HoldForASingleOutput) {
    Network<Sequential<Dense<40, 1, Linear, MaxNorm<0.5>>>, double> network;
    network.assign("0.kernel", std::vector<double>(40, std::sqrt(0.1)));
    network.assign("0.bias", std::vector<double>{3});
    detail::apply_constraints<kernels::Portable, Sequential<Dense<40, 1, Linear, MaxNorm<0.5>>>, double>(
        network.parameters());
    double squares = 0;
    for (const double value : network.values("0.kernel")) squares += value * value;
    EXPECT_NEAR(std::sqrt(squares), 0.5, 1e-7);
    EXPECT_EQ(network.values("0.bias")[0], 3);
}

// Each of the columns has one weight.
TEST(Constraints, HoldForASingleInput) {
    using Topology = Sequential<Dense<1, 3, Linear, MaxNorm<0.5>>>;
    Network<Topology, double> network;
    network.assign("0.kernel", std::vector<double>{4, -0.25, -2});
    detail::apply_constraints<kernels::Portable, Topology, double>(network.parameters());
    const auto values = network.values("0.kernel");
    EXPECT_NEAR(values[0], 0.5, 1e-7);
    EXPECT_NEAR(values[1], -0.25, 1e-7);
    EXPECT_NEAR(values[2], -0.5, 1e-7);
}

TEST(Constraints, OfTheBiasHoldToo) {
    auto trainer = at_start<Sequential<Dense<4, 6, Tanh, BiasConstraint<NonNegative>>, Dense<6, 2>>>();
    const auto before = trainer.network().values("0.bias");
    ASSERT_LT(*std::min_element(before.begin(), before.end()), 0);
    trainer.train_on_batch(regression_samples().take(11));
    const auto after = trainer.network().values("0.bias");
    EXPECT_EQ(*std::min_element(after.begin(), after.end()), 0);
}

}  // namespace
}  // namespace staticnn
