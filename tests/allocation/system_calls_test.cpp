// SPDX-License-Identifier: BSL-1.0
// A steady step and a prediction ask nothing of the operating system.
#include "support/instruction_sets.hpp"

#include <array>
#include <vector>

#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/predictor.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"
#include "support/samples.hpp"
#include "support/without_system_calls.hpp"

namespace staticnn {
namespace {

TEST(SystemCalls, AreNoneInASteadyStep) {
    using Model = Sequential<Dense<784, 64, Relu>, Dropout<0.2>, Dense<64, 10, Softmax>>;
    if (!can_forbid_system_calls()) GTEST_SKIP() << "this kernel cannot forbid system calls";
    const auto images = class_samples<float, 784, 10>(48);
    Trainer<Model, SparseCategoricalCrossentropy, Adam<>> trainer({.batch_size = 32});
    std::array<float, 10> probabilities{};
    EXPECT_EQ(end_without_system_calls([&] {
                  for (Index step = 0; step < 1000; ++step) {
                      trainer.train_on_batch(images.slice(step % 16, 32));
                      probabilities = trainer.predict(images.features().row(step % 48));
                      Predictor(trainer.network()).predict(images.features().row(step % 48), probabilities);
                  }
              }),
              End::done);
}

// The first prediction of the process among them.
TEST(SystemCalls, AreNoneInAPredictor) {
    if (!can_forbid_system_calls()) GTEST_SKIP() << "this kernel cannot forbid system calls";
    using Model = Sequential<Dense<8, 16, Tanh>, Dense<16, 16, Relu>, Dense<16, 3, Softmax>>;
    const Network<Model> network(1);
    const Predictor predictor(network);
    const std::vector<float> values = numbers<float>(100 * 8);
    std::array<std::array<float, 3>, 100> results{};
    EXPECT_EQ(end_without_system_calls([&] {
                  results[0] = predictor.predict({1, 2, 3, 4, 5, 6, 7, 8});
              }),
              End::done);
    EXPECT_EQ(end_without_system_calls([&] { predictor.predict_batch(rows<8>(values), results); }),
              End::done);
}

}  // namespace
}  // namespace staticnn
