// SPDX-License-Identifier: BSL-1.0
#include "staticnn/optimizers/nadam.hpp"

#include <cmath>
#include <limits>

#include "optimizers/walk.hpp"
#include "schedules/refusal.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

namespace staticnn {
namespace {

static_assert(Optimizer<Nadam<>> && Optimizer<Nadam<ExponentialDecay>>);

using Names = std::vector<std::string>;

TEST(Nadam, IsNamedByItsOptions) {
    EXPECT_EQ(Nadam<>::name.view(), "Nadam<>");
    EXPECT_EQ(Nadam<ExponentialDecay>::name.view(), "Nadam<ExponentialDecay>");
}

TEST(Nadam, KeepsItsSlots) { EXPECT_EQ(slot_names<Nadam<>>(), (Names{"m", "v"})); }

TEST(Nadam, HasTheDefaultsOfKeras) {
    const Nadam<> nadam;
    EXPECT_EQ(nadam.learning_rate.value, 0.001);
    EXPECT_EQ(nadam.beta_1, 0.9);
    EXPECT_EQ(nadam.beta_2, 0.999);
    EXPECT_EQ(nadam.epsilon, 1e-7);
}

// From the formula of Keras, written out in Python.
TEST(Nadam, LooksOneStepAhead) {
    const auto steps = walk(Nadam<>{}, {0.5, -0.25, 2});
    EXPECT_NEAR(steps.values[0], 0.9989372124092487, 1e-15);
    EXPECT_NEAR(steps.values[1], 0.9993298075702018, 1e-15);
    EXPECT_NEAR(steps.values[2], 0.9982923717075167, 1e-15);
    EXPECT_NEAR(steps.slots[0], 0.218, 1e-15);
    EXPECT_NEAR(steps.slots[1], 0.00431193775, 1e-17);
}

// Python multiplies the momenta of all updates; here this ends early, by the one reason or the other.
TEST(Nadam, KnowsTheProductOfItsMomenta) {
    struct Expected {
        double beta_1;
        std::uint64_t update;
        double of_moment;
        double of_gradient;
    };
    for (const Expected& expected : {Expected{0.9, 1, 0.6278780330877026, 1.0},
                                     {0.9, 10, 0.6135327270215614, 0.39996236583626665},
                                     {0.9, 100, 0.8927120220603391, 0.10759164371463624},
                                     {0.9, 1000, 0.9, 0.1},
                                     {0.9999, 1, 0.7491552048230188, 1.0},
                                     {0.9999, 10, 0.683437657960975, 0.33436975559432025},
                                     {0.9999, 100, 0.9918041313247059, 0.0085343254887463},
                                     {0.9999, 1000, 0.9999008151088781, 0.00010000008152718143},
                                     {0.9999, 5000, 0.9999005463727455, 0.00010000005464819263}}) {
        const auto c = Nadam<>{.beta_1 = expected.beta_1}.coefficients<double>(1, expected.update);
        EXPECT_NEAR(c.of_moment, expected.of_moment, 1e-15) << expected.beta_1 << ", " << expected.update;
        EXPECT_NEAR(c.of_gradient, expected.of_gradient, 1e-15) << expected.beta_1 << ", " << expected.update;
    }
}

TEST(Nadam, StepsForEver) {
    const auto c = Nadam<>{}.coefficients<double>(0.5, std::uint64_t{1} << 60);
    EXPECT_NEAR(c.of_moment, 0.45, 1e-16);
    EXPECT_NEAR(c.of_gradient, 0.05, 1e-16);
    EXPECT_EQ(c.of_root, 1);
}

TEST(Nadam, RefusesValuesOutsideTheirRange) {
    const Nadam<> right;
    EXPECT_NO_THROW(right.validate());
    expect_refusal(Nadam<>{.learning_rate = -1},
                   "learning_rate is expected to be at least 0 and below 1e9, found -1");
    expect_refusal(with(right, &Nadam<>::beta_1, 1),
                   "Nadam's beta_1 is expected to be at least 0 and below 1, found 1");
    expect_refusal(with(right, &Nadam<>::beta_2, -0.1),
                   "Nadam's beta_2 is expected to be at least 0 and below 1, found -0.1");
    expect_refusal(with(right, &Nadam<>::epsilon, std::nan("")),
                   "Nadam's epsilon is expected to be above 0, found nan");
    expect_refusal(Nadam<ExponentialDecay>{},
                   "ExponentialDecay's decay_steps is expected to be at least 1, found 0");
}

TEST(Nadam, HasSettings) {
    EXPECT_EQ(setting_names(Nadam<>{}), (Names{"optimizer.learning_rate.value", "optimizer.beta_1",
                                               "optimizer.beta_2", "optimizer.epsilon"}));
}

}  // namespace
}  // namespace staticnn
