// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "laws/types.hpp"
#include "staticnn/constraints/max_norm.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/metrics/accuracy.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/regularizers/l2.hpp"
#include "staticnn/training/trainer.hpp"
#include "staticnn/training/update_rules/global_clip_norm.hpp"
#include "staticnn/training/update_rules/gradient_accumulation.hpp"
#include "staticnn/training/update_rules/weight_average.hpp"
#include "support/environment.hpp"
#include "support/samples.hpp"

/// The number of threads changes no bit.
namespace staticnn {
namespace {

/// Keeps now this thread, now that one from going on.
void delay() {
    static std::atomic<std::uint32_t> calls{0};
    const std::uint32_t random = (calls.fetch_add(1) * 2654435761u) >> 24;
    if (random < 4) std::this_thread::sleep_for(std::chrono::microseconds(200 * random));
}

struct DelayedRelu {
    static constexpr FixedString name = "DelayedRelu";
    static constexpr GradientNeeds gradient_needs = GradientNeeds::sign_of_output;

    template <class V>
    static V apply(const V& x) {
        delay();
        return Relu::apply(x);
    }
    template <class V>
    static V gradient(const V& dy, const V& y) {
        delay();
        return Relu::gradient(dy, y);
    }
};

struct Result {
    std::string digest;
    std::vector<float> outputs;
    double loss;

    bool operator==(const Result&) const = default;
};

/// One thread or several, each with work however small.
template <class Work>
Result result_with(Index threads) {
    const EnvironmentVariable variable("STATICNN_WORTH_A_THREAD", "1");
    typename Work::Trainer trainer({.batch_size = Work::batch_size, .seed = 5, .threads = threads});
    // An odd number of samples, so that the last batch is a smaller one.
    const auto data = class_samples<float, Work::Trainer::Topology::inputs, 3>(3 * Work::batch_size + 5);
    trainer.fit(data, {.epochs = 3, .validation_split = 0.1});
    const auto outputs = trainer.predict(data.features());
    const float* const first = outputs.view().data();
    return {trainer.digest(), {first, first + outputs.view().size()}, trainer.evaluate(data).loss()};
}

template <class Layer>
using Fused = Trainer<Sequential<Layer, Dropout<0.25>, Dense<70, 33, Tanh>, Dense<33, 3, Softmax>>,
                      SparseCategoricalCrossentropy, Adam<>, Accuracy>;

struct FusedUpdate {
    using Trainer = Fused<Dense<50, 70, Relu>>;
    static constexpr Index batch_size = 37;
};
struct DelayedThreads {
    using Trainer = Fused<Dense<50, 70, DelayedRelu>>;
    static constexpr Index batch_size = 37;
};
struct StoredGradients {
    using Trainer = staticnn::Trainer<
        Sequential<Dense<20, 70, Relu, L2<0.01>, MaxNorm<2>>, Dropout<0.25>, Dense<70, 3, Softmax>>,
        SparseCategoricalCrossentropy, Adam<>, GlobalClipNorm, GradientAccumulation, WeightAverage>;
    static constexpr Index batch_size = 37;
};
struct AllLayers {
    using Trainer = staticnn::Trainer<laws::AllKindsOfLayers, SparseCategoricalCrossentropy, Adam<>>;
    static constexpr Index batch_size = 300;
};

template <class Work>
class Threads : public testing::Test {};
using Works = testing::Types<FusedUpdate, DelayedThreads, StoredGradients, AllLayers>;
TYPED_TEST_SUITE(Threads, Works);

TYPED_TEST(Threads, ChangeNoBit) {
    const Result alone = result_with<TypeParam>(1);
    for (const Index threads : {2u, 3u, 5u}) {
        const Result result = result_with<TypeParam>(threads);
        EXPECT_EQ(result.digest, alone.digest) << threads;
        EXPECT_TRUE(result == alone) << threads;
    }
}

}  // namespace
}  // namespace staticnn
