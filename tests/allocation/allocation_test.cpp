// SPDX-License-Identifier: BSL-1.0
// In a program of its own: it replaces operator new for all of it.
#include "support/instruction_sets.hpp"

#include <malloc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "allocation/counted.hpp"
#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/metrics/accuracy.hpp"
#include "staticnn/models/predictor.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/optimizers/sgd.hpp"
#include "staticnn/schedules/cosine_decay.hpp"
#include "staticnn/training/trainer.hpp"
#include "support/environment.hpp"
#include "support/samples.hpp"

namespace {

void* allocate(std::size_t size, std::size_t alignment) {
    // A multiple of the alignment, as aligned_alloc wants it.
    void* memory = std::aligned_alloc(alignment, (size + alignment) / alignment * alignment);
    if (memory == nullptr) throw std::bad_alloc();
    ++counted::allocations;
    counted::live_bytes += ::malloc_usable_size(memory);
    counted::peak_bytes = std::max(counted::peak_bytes, counted::live_bytes);
    return memory;
}

void release(void* memory) noexcept {
    if (memory != nullptr) counted::live_bytes -= ::malloc_usable_size(memory);
    std::free(memory);
}

}  // namespace

// Not inlined: g++ 12 would take a free() in sight of a new for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) { return allocate(size, alignof(std::max_align_t)); }
[[gnu::noinline]] void* operator new(std::size_t size, std::align_val_t alignment) {
    return allocate(size, static_cast<std::size_t>(alignment));
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { release(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { release(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::align_val_t) noexcept { release(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    release(memory);
}

namespace staticnn {
namespace {

using counted::allocations_of;

using Classes = Sequential<Dense<20, 33, Relu>, Dropout<0.2>, Dense<33, 5, Softmax>>;
using Classifier = Trainer<Classes, SparseCategoricalCrossentropy, Adam<CosineDecay>, Accuracy>;
using Values = Sequential<Dense<6, 40, Tanh, NoBias>, Dense<40, 3>>;
using Regression = Trainer<Values, MeanSquaredError, Sgd<Nesterov>, Precision<double>>;

constexpr TrainerOptions batches_of_8{.batch_size = 8};

TEST(Allocations, AreCounted) {
    EXPECT_EQ(allocations_of([] { ::operator delete(::operator new(3)); }), 1u);
    EXPECT_EQ(allocations_of([] { Buffer<float> aligned(3); }), 1u);
    EXPECT_EQ(allocations_of([] {}), 0u);
}

class AllocationsOn : public OnInstructionSet {
    const EnvironmentVariable choice_{"STATICNN_ISA", std::string(kernels::name_of(GetParam()))};
};
INSTANTIATE_TEST_SUITE_P(Sets, AllocationsOn, all_sets, name_of_set);

TEST_P(AllocationsOn, AreNoneInTrainOnBatch) {
    const auto images = class_samples<float, 20, 5>(11);
    const auto points = value_samples<double, 6, 3>(11);
    Classifier classifier(batches_of_8, Adam<CosineDecay>{.learning_rate = {.decay_steps = 10}});
    Regression regression(batches_of_8);
    double loss = 0;
    // Not even in the first call: all memory is there with the trainer.
    EXPECT_EQ(allocations_of([&] {
                  for (const Index first : {0u, 3u, 1u})
                      loss += classifier.train_on_batch(images.slice(first, 8)) +
                              regression.train_on_batch(points.slice(first, 8));
                  loss += classifier.train_on_batch(images.slice(4, 3)) +
                          regression.train_on_batch(points.slice(4, 1));
              }),
              0u);
    EXPECT_EQ(classifier.step() + regression.step(), 8u);
    EXPECT_GT(loss, 0);
}

TEST_P(AllocationsOn, AreNoneInPredict) {
    const auto images = class_samples<float, 20, 5>(19);
    Classifier classifier(batches_of_8, Adam<CosineDecay>{.learning_rate = {.decay_steps = 10}});
    std::vector<float> outputs(19 * 5);
    std::array<float, 5> one{};
    std::array<std::array<float, 5>, 19> results{};
    Index predicted = 0;
    EXPECT_EQ(allocations_of([&] {
                  classifier.predict(images.features(), rows<5>(outputs));
                  one = classifier.predict(images.features().row(3));
                  Predictor(classifier.network()).predict(images.features().row(3), one);
                  predicted = Predictor(classifier.network()).predict_batch(images.features(), results);
              }),
              0u);
    EXPECT_EQ(one[4], outputs[3 * 5 + 4]);
    EXPECT_EQ(predicted, 19u);
    EXPECT_EQ(results[18][4], outputs[18 * 5 + 4]);
}

// Hooks and history ask for memory; how many batches there are does not matter.
TEST(Allocations, DoNotGrowWithTheBatchesOfAnEpoch) {
    const auto images = class_samples<float, 20, 5>(320);
    const auto allocations_in_fit = [&](Index batches) {
        Classifier classifier(batches_of_8, Adam<CosineDecay>{.learning_rate = {.decay_steps = 10}});
        return allocations_of([&] { classifier.fit(images.take(8 * batches), {.epochs = 2}); });
    };
    EXPECT_EQ(allocations_in_fit(40), allocations_in_fit(2));
}

}  // namespace
}  // namespace staticnn
