// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/update_rules/gradient_accumulation.hpp"

#include "staticnn/schedules/exponential_decay.hpp"
#include "staticnn/training/update_rules/global_clip_norm.hpp"
#include "training/update_rules/small_regression.hpp"

namespace staticnn {
namespace {

TEST(GradientAccumulation, UpdatesByTheMeanOverItsBatches) {
    auto trainer = at_start<Plain>(GradientAccumulation{rules::accumulated_batches});
    expect_run(trainer, rules::accumulated);
}

TEST(GradientAccumulation, ComesBeforeClippingWhateverTheOrderOfTheType) {
    auto trainer = at_start<Plain>(GlobalClipNorm{rules::global_clip_norm},
                                   GradientAccumulation{rules::accumulated_batches});
    expect_run(trainer, rules::accumulated_and_clipped);
}

TEST(GradientAccumulation, ChangesNothingBetweenUpdatesAndCountsThemForTheSchedule) {
    using Decaying = Trainer<Plain, MeanSquaredError, Sgd<ExponentialDecay>, GradientAccumulation>;
    Decaying trainer(
        {.batch_size = 11},
        Sgd<ExponentialDecay>{.learning_rate = {.initial_rate = 0.5, .decay_steps = 1, .decay_rate = 0.5}},
        GradientAccumulation{3});
    const auto start = trainer.network();
    for (int batch = 1; batch <= 2; ++batch) {
        trainer.train_on_batch(regression_samples().take(11));
        EXPECT_EQ(trainer.network(), start);
        EXPECT_EQ(trainer.learning_rate(), 0.5);
        EXPECT_EQ(trainer.update_rule<GradientAccumulation>().waiting(), static_cast<std::uint64_t>(batch));
    }
    trainer.train_on_batch(regression_samples().take(11));
    EXPECT_FALSE(trainer.network() == start);
    EXPECT_EQ(trainer.learning_rate(), 0.25);
    EXPECT_EQ(trainer.update_rule<GradientAccumulation>().waiting(), 0u);
    EXPECT_EQ(trainer.step(), 3u);
}

TEST(GradientAccumulation, RefusesNoBatches) {
    EXPECT_THROW(at_start<Plain>(GradientAccumulation{0}), ArgumentError);
}

}  // namespace
}  // namespace staticnn
