// SPDX-License-Identifier: BSL-1.0
// The code of the README on prediction alone.
#include "staticnn/inference.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "staticnn/core/published.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"
#include "support/samples.hpp"

namespace {

using namespace staticnn;

// clang-format off
using Xor = Sequential<Dense<2, 2, Relu>, Dense<2, 1>>;
constexpr ConstantNetwork<Xor> xor_network({1, 1, 1, 1, 0, -1, 1, -2, 0});
static_assert(xor_network.predict({0, 1})[0] > 0.5f);
static_assert(xor_network.predict({1, 1})[0] < 0.5f);
// clang-format on

TEST(ReadmeOnPrediction, GivesTheBitsOfTheTrainer) {
    using Model = Sequential<Dense<784, 20, Relu>, Dense<20, 10, Softmax>>;
    Trainer<Model, SparseCategoricalCrossentropy, Adam<>> trainer;
    const auto images = class_samples<float, 784, 10>(32);
    trainer.fit(images, {.epochs = 1});

    // clang-format off
const Predictor predictor(trainer.network());  // or of weights in the program's read-only data
const std::array<float, 10> probabilities = predictor.predict(images.features().row(0));
    // clang-format on
    EXPECT_EQ(probabilities, trainer.predict(images.features().row(0)));
}

TEST(ReadmeOnPrediction, GoesOnWhileTheTrainerTrains) {
    using Model = Sequential<Dense<784, 20, Relu>, Dense<20, 10, Softmax>>;
    Trainer<Model, SparseCategoricalCrossentropy, Adam<>> trainer;
    const auto images = class_samples<float, 784, 10>(320);
    const auto sample = images.features().row(0);
    const auto before = trainer.predict(sample);

    // clang-format off
Published served(trainer.network());
const auto serve = [&] {  // in any number of threads
    return served.read([&](const auto& network) { return Predictor(network).predict(sample); });
};
    // clang-format on
    std::atomic<bool> is_trained = false;
    std::thread server([&] {
        while (!is_trained) EXPECT_GT(serve()[0], 0);
    });
    EXPECT_EQ(serve(), before);
    // clang-format off
trainer.fit(images, {.epochs = 1}, on_batch_end([&](const BatchReport& report) {
                if (report.step % 5 == 0) served.publish(trainer.network());
            }));
    // clang-format on
    is_trained = true;
    server.join();
    EXPECT_EQ(trainer.step(), 10u);
    EXPECT_EQ(serve(), trainer.predict(sample));
    EXPECT_NE(serve(), before);
}

}  // namespace
