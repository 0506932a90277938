// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/stochastic_weight_average.hpp"

#include "small_training.hpp"

namespace staticnn {
namespace {

using Averaging = SmallTrainer<StochasticWeightAverage>;

std::vector<std::vector<float>> kernels_of_epochs(Averaging& trainer) {
    std::vector<std::vector<float>> kernels;
    fit_small(trainer, {.epoch = [&](const EpochReport&) {
                  kernels.push_back(trainer.network().values("2.kernel"));
              }});
    return kernels;
}

TEST(StochasticWeightAverage, IsTheMeanOfTheEpochsThatCount) {
    Averaging trainer(small_batches, StochasticWeightAverage{.start_from_epoch = 1, .every = 2});
    const auto kernels = kernels_of_epochs(trainer);
    ASSERT_EQ(kernels.size(), 5);
    const auto& average = trainer.callback<StochasticWeightAverage>();
    EXPECT_EQ(average.epochs(), 2);  // the second and the fourth
    const std::vector<float> mean = average.network().values("2.kernel");
    for (Index i = 0; i < mean.size(); ++i) {
        EXPECT_FLOAT_EQ(mean[i], (kernels[1][i] + kernels[3][i]) / 2);
        EXPECT_NE(mean[i], kernels[4][i]);
    }
    EXPECT_EQ(trainer.network().values("2.kernel"), kernels[4]);
}

TEST(StochasticWeightAverage, ReplacesTheWeightsAtTheEndOfARun) {
    Averaging trainer(small_batches, StochasticWeightAverage{.start_from_epoch = 3, .replaces = true});
    fit_small(trainer);
    const auto& average = trainer.callback<StochasticWeightAverage>();
    EXPECT_EQ(average.epochs(), 2);
    EXPECT_EQ(trainer.network(), average.network());
    // Anew in the next run; no epoch of a short one counts, and its weights stay.
    fit_small(trainer, {}, 3);
    EXPECT_EQ(average.epochs(), 0);
    EXPECT_NE(trainer.network(), average.network());
}

TEST(StochasticWeightAverage, RefusesEveryZeroEpochs) {
    Averaging trainer(small_batches, StochasticWeightAverage{.every = 0});
    EXPECT_THROW(fit_small(trainer), ArgumentError);
}

using StochasticWeightAverageInTrainer = SmallTrainingTest;

TEST_F(StochasticWeightAverageInTrainer, ResumesExactly) {
    expect_exact_resume(
        [] {
            return Averaging(small_batches, StochasticWeightAverage{.start_from_epoch = 1, .replaces = true});
        },
        path("a.bin"));
}

}  // namespace
}  // namespace staticnn
