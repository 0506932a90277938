// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>
#include <pthread.h>

#include <string>
#include <vector>

#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"
#include "support/samples.hpp"
#include "support/temporary_folder.hpp"

namespace staticnn {
namespace {

/// Runs `action` on a stack of 256 KiB.
template <class Action>
void on_small_stack(Action action) {
    pthread_attr_t attributes;
    ASSERT_EQ(pthread_attr_init(&attributes), 0);
    ASSERT_EQ(pthread_attr_setstacksize(&attributes, 256 * 1024), 0);
    pthread_t thread;
    const auto run = [](void* given) -> void* {
        (*static_cast<Action*>(given))();
        return nullptr;
    };
    ASSERT_EQ(pthread_create(&thread, &attributes, run, &action), 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
}

using Huge = Sequential<Dense<8, 1500, Tanh>, Dropout<0.5>, Dense<1500, 1500, Relu>, Dense<1500, 8>>;
using HugeTrainer = Trainer<Huge, MeanSquaredError, Adam<>>;

static_assert(Huge::parameter_count * sizeof(float) > 32 * 256 * 1024);
static_assert(sizeof(Network<Huge>) <= 64);
static_assert(sizeof(HugeTrainer) <= 2048);

// As local variables and temporaries: weights, moments, gradients, activations and copies lie on the heap.
TEST(Stack, NeedsNoRoomForANetwork) {
    const TemporaryFolder folder;
    const std::string path = folder.path("huge.bin");
    on_small_stack([&] {
        const auto data = value_samples<float, 8, 8>(20);
        HugeTrainer trainer({.batch_size = 16, .seed = 1});
        trainer.fit(data, {.epochs = 1, .validation_split = 0.2});
        HugeTrainer copy = trainer;
        trainer.save(path);
        copy.load(path);
        EXPECT_EQ(copy.network(), trainer.network());
        EXPECT_EQ(copy.predict(data.features()).rows(), 20u);

        Network<Huge> network;
        Workspace<Huge, float> workspace(4);
        Storage<Huge, float> gradients;
        Slots<Adam<>, Huge, float> slots;
        EXPECT_GT(compute_gradients<MeanSquaredError>(network, data.take(4), {}, workspace, gradients), 0);
        apply_gradients(Adam<>{}, 1, gradients, network, slots);
    });
}

}  // namespace
}  // namespace staticnn
