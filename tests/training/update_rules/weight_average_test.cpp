// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/update_rules/weight_average.hpp"

#include "training/update_rules/small_regression.hpp"

namespace staticnn {
namespace {

TEST(WeightAverage, IsThatOfKeras) {
    auto trainer = at_start<Plain>(WeightAverage{rules::average_momentum, rules::overwrite_every});
    expect_run(trainer, rules::averaged);
    expect_near(all_values(trainer.update_rule<WeightAverage>().network()), rules::average);
    EXPECT_EQ(trainer.update_rule<WeightAverage>().updates(), 12u);
}

TEST(WeightAverage, LeavesTheTrainingAloneUnlessAskedToOverwrite) {
    auto trainer = at_start<Plain>(WeightAverage{rules::average_momentum});
    expect_run(trainer, rules::plain);
    EXPECT_FALSE(trainer.update_rule<WeightAverage>().network() == trainer.network());
}

TEST(WeightAverage, RefusesAMomentumOutsideItsRange) {
    EXPECT_THROW(at_start<Plain>(WeightAverage{1.0}), ArgumentError);
    EXPECT_THROW(at_start<Plain>(WeightAverage{-0.1}), ArgumentError);
}

}  // namespace
}  // namespace staticnn
