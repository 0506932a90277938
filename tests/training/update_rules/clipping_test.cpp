// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/update_rules/clip_norm.hpp"
#include "staticnn/training/update_rules/clip_value.hpp"
#include "staticnn/training/update_rules/global_clip_norm.hpp"
#include "training/update_rules/small_regression.hpp"

namespace staticnn {
namespace {

TEST(ClipValue, IsThatOfKeras) {
    auto trainer = at_start<Plain>(ClipValue{rules::clip_value});
    expect_run(trainer, rules::clipped_by_value);
}

TEST(ClipNorm, IsThatOfKeras) {
    auto trainer = at_start<Plain>(ClipNorm{rules::clip_norm});
    expect_run(trainer, rules::clipped_by_norm);
}

TEST(GlobalClipNorm, IsThatOfKeras) {
    auto trainer = at_start<Plain>(GlobalClipNorm{rules::global_clip_norm});
    expect_run(trainer, rules::clipped_by_global_norm);
    EXPECT_EQ(trainer.update_rule<GlobalClipNorm>().limit, rules::global_clip_norm);
}

TEST(Clipping, OfWhatIsBelowTheLimitHasTheBitsOfTheFusedUpdate) {
    auto fused = at_start<Plain>();
    auto stored = at_start<Plain>(GlobalClipNorm{1e9});
    for (int step = 0; step < 5; ++step) {
        const double loss = fused.train_on_batch(regression_samples().take(11));
        EXPECT_EQ(stored.train_on_batch(regression_samples().take(11)), loss);
    }
    EXPECT_EQ(stored.network(), fused.network());
}

TEST(Clipping, RefusesALimitThatIsNotAboveZero) {
    EXPECT_THROW(at_start<Plain>(ClipNorm{0}), ArgumentError);
    EXPECT_THROW(at_start<Plain>(ClipValue{-1}), ArgumentError);
    try {
        at_start<Plain>(GlobalClipNorm{0});
        FAIL() << "nothing was thrown";
    } catch (const ArgumentError& error) {
        EXPECT_STREQ(error.what(), "GlobalClipNorm's limit is expected to be above 0, found 0");
    }
}

}  // namespace
}  // namespace staticnn
