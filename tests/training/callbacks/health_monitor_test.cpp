// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/health_monitor.hpp"

#include <sstream>

#include "small_training.hpp"
#include "staticnn/activations/hard_tanh.hpp"
#include "staticnn/activations/relu.hpp"

namespace staticnn {
namespace {

template <class... Layers>
using Watched = Trainer<Sequential<Layers...>, MeanSquaredError, Sgd<>, HealthMonitor>;

constexpr HealthMonitor every_batch{.interval = 1, .min_samples = 20};

/// What is said after each of two epochs, and what is found in the end.
template <class Trainer>
std::vector<std::string> notes_of(Trainer& trainer) {
    std::vector<std::string> notes;
    fit_small(trainer,
              {.epoch =
                   [&](const EpochReport& report) {
                       for (const std::string& note : report.notes_of_epoch)
                           notes.push_back(std::to_string(report.epoch) + ": " + note);
                   }},
              2);
    return notes;
}

TEST(HealthMonitor, SaysNothingOfAHealthyNetwork) {
    Watched<Dense<2, 8, Tanh>, Dense<8, 4, Relu>, Dense<4, 1>> trainer(small_batches, Sgd<>{}, every_batch);
    EXPECT_EQ(notes_of(trainer), std::vector<std::string>{});
    EXPECT_EQ(trainer.callback<HealthMonitor>().findings(), std::vector<std::string>{});
}

TEST(HealthMonitor, CountsDeadUnitsAndSaysSoOnce) {
    Watched<Dense<2, 5, Relu>, Dense<5, 1>> trainer(small_batches, Sgd<>{}, every_batch);
    trainer.network().assign("0.bias", std::vector<float>{-100, 1, -100, 1, -100});
    const std::string words =
        "layer 0, Dense<2,5,Relu>: 3 of 5 units are dead, they gave 0 for each of the 20 samples looked at";
    EXPECT_EQ(notes_of(trainer), std::vector{"1: " + words});
    EXPECT_EQ(trainer.callback<HealthMonitor>().findings(), std::vector{words});
}

TEST(HealthMonitor, CountsSaturatedOutputs) {
    Watched<Dense<2, 4, Tanh>, Dense<4, 1>> trainer(small_batches, Sgd<>{.learning_rate = 1e-6}, every_batch);
    trainer.network().assign("0.bias", std::vector<float>{100, -100, 100, 0});
    EXPECT_EQ(notes_of(trainer), std::vector<std::string>{
                                     "1: layer 0, Dense<2,4,Tanh>: 75 % of the outputs are saturated, within "
                                     "a hundredth of an end of their range"});
}

TEST(HealthMonitor, KnowsTheEndsOfFunctions) {
    using detail::saturation_of;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EXPECT_DOUBLE_EQ(saturation_of<Tanh>().low, -0.98);
    EXPECT_DOUBLE_EQ(saturation_of<HardTanh>().high, 0.98);
    EXPECT_EQ(saturation_of<Relu>().low, -infinity);
    EXPECT_EQ(saturation_of<Relu>().high, infinity);
    EXPECT_EQ(saturation_of<Linear>().high, infinity);
}

/// Gradients shrink by the small kernels on their way back.
TEST(HealthMonitor, ComparesGradientsWithThoseOfTheLastLayer) {
    Watched<Dense<2, 3>, Dense<3, 3>, Dense<3, 1>> trainer(small_batches, Sgd<>{.learning_rate = 0},
                                                           every_batch);
    trainer.network().assign("1.kernel", std::vector<float>(9, 1e-6f));
    trainer.network().assign("2.kernel", std::vector<float>(3, 1.0f));
    const auto vanishing = notes_of(trainer);
    ASSERT_EQ(vanishing.size(), 1);
    EXPECT_TRUE(
        vanishing[0].starts_with("1: layer 0, Dense<2,3,Linear>: gradients vanish, their root mean "
                                 "square is "))
        << vanishing[0];
    EXPECT_TRUE(vanishing[0].ends_with(", 3e-06 times that of the last layer")) << vanishing[0];

    trainer.network().assign("1.kernel", std::vector<float>(9, 1e6f));
    const auto exploding = notes_of(trainer);
    ASSERT_EQ(exploding.size(), 1);
    EXPECT_TRUE(exploding[0].starts_with("3: layer 0, Dense<2,3,Linear>: gradients explode, "))
        << exploding[0];
}

TEST(HealthMonitor, LooksAtSomeBatchesAlone) {
    // Of three batches, the first and the third: 12 samples of 20.
    Watched<Dense<2, 1, Relu>, Dense<1, 1>> trainer(small_batches, Sgd<>{},
                                                    HealthMonitor{.interval = 2, .min_samples = 12});
    trainer.network().assign("0.bias", std::vector<float>{-100});
    const auto notes = notes_of(trainer);
    ASSERT_EQ(notes.size(), 1);
    EXPECT_TRUE(notes[0].ends_with(" each of the 12 samples looked at")) << notes[0];
}

TEST(HealthMonitor, SaysNothingWhereItLooksAtNoBatch) {
    Watched<Dense<2, 1, Relu>, Dense<1, 1>> trainer(small_batches, Sgd<>{},
                                                    HealthMonitor{.interval = 0, .min_samples = 12});
    trainer.network().assign("0.bias", std::vector<float>{-100});
    EXPECT_EQ(notes_of(trainer), std::vector<std::string>{});
    EXPECT_EQ(trainer.callback<HealthMonitor>().findings(), std::vector<std::string>{});
}

TEST(HealthMonitor, IsPrintedByTheProgress) {
    Watched<Dense<2, 1, Relu>, Dense<1, 1>> trainer(small_batches, Sgd<>{}, every_batch);
    trainer.network().assign("0.bias", std::vector<float>{-100});
    std::ostringstream stream;
    trainer.fit(small_data(), {.epochs = 1}, show_progress(stream));
    EXPECT_NE(stream.str().find("\nNote: layer 0, Dense<2,1,Relu>: 1 of 1 units are dead, "),
              std::string::npos)
        << stream.str();
}

TEST(HealthMonitor, RefusesSettingsOutsideTheirRange) {
    const auto refuses = [](const HealthMonitor& settings) {
        Watched<Dense<2, 1>> trainer(small_batches, Sgd<>{}, settings);
        EXPECT_THROW(fit_small(trainer), ArgumentError);
    };
    refuses({.dead = 1.5});
    refuses({.min_samples = -1});
    refuses({.saturated = -0.1});
    refuses({.vanishing = 1});
    refuses({.exploding = 1});
}

using HealthMonitorInTrainer = SmallTrainingTest;

TEST_F(HealthMonitorInTrainer, ResumesExactly) {
    const auto make = [] {
        return SmallTrainer<HealthMonitor>(
            small_batches,
            HealthMonitor{
                .interval = 2, .min_samples = 1, .saturated = 0.01, .vanishing = 0.9, .exploding = 1.1});
    };
    auto trained = make();
    fit_small(trained);
    EXPECT_FALSE(trained.callback<HealthMonitor>().findings().empty());
    expect_exact_resume(make, path("a.bin"));
}

}  // namespace
}  // namespace staticnn
