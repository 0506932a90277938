// SPDX-License-Identifier: BSL-1.0
#include "training/update_rules/small_regression.hpp"

namespace staticnn {
namespace {

TEST(RateFactors, AreFactorsOnTheLearningRate) {
    auto trainer = at_start<Plain>();
    trainer.set_rate_factor("0.kernel", rules::rate_factor);
    trainer.freeze("1.bias");
    expect_run(trainer, rules::with_factors);
}

TEST(RateFactors, FreezeALayerByItsName) {
    auto trainer = at_start<Plain>();
    trainer.freeze("0");
    const auto kernel = trainer.network().values("0.kernel"), bias = trainer.network().values("0.bias");
    const auto last = trainer.network().values("1.kernel");
    trainer.train_on_batch(regression_samples().take(11));
    EXPECT_EQ(trainer.network().values("0.kernel"), kernel);
    EXPECT_EQ(trainer.network().values("0.bias"), bias);
    EXPECT_NE(trainer.network().values("1.kernel"), last);
    trainer.unfreeze("0");
    trainer.train_on_batch(regression_samples().take(11));
    EXPECT_NE(trainer.network().values("0.kernel"), kernel);
}

TEST(RateFactors, ArePartOfTheCheckpoint) {
    auto trainer = at_start<Plain>();
    trainer.freeze("0.kernel");
    Leaves leaves = trainer.leaves();
    const auto found = std::find_if(leaves.begin(), leaves.end(),
                                    [](const Leaf& leaf) { return leaf.name() == "rate_factors"; });
    ASSERT_NE(found, leaves.end());
    EXPECT_EQ(found->extents(), Extents{4});
    EXPECT_NE(trainer.digest(), at_start<Plain>().digest());
}

TEST(RateFactors, RefuseUnknownNamesAndNegativeFactors) {
    auto trainer = at_start<Plain>();
    EXPECT_THROW(trainer.set_rate_factor("0", -1), ArgumentError);
    try {
        trainer.freeze("2");
        FAIL() << "nothing was thrown";
    } catch (const ArgumentError& error) {
        EXPECT_STREQ(
            error.what(),
            "'2' is no parameter, nor the position of a layer that has any, such as '0'; the parameters are "
            "0.kernel, 0.bias, 1.kernel, 1.bias");
    }
}

}  // namespace
}  // namespace staticnn
