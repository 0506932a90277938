// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <benchmark/benchmark.h>

#include <array>
#include <string>

#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/core/uniform.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/models/network.hpp"
#include "staticnn/models/sequential.hpp"

/// Single predictions by whoever: the networks, and how time is taken.
namespace bench {

using staticnn::Dense;
using staticnn::Index;
using staticnn::Network;
using staticnn::Relu;
using staticnn::Sequential;
using staticnn::Softmax;
using staticnn::Tanh;

template <class Activation>
using Tiny = Sequential<Dense<8, 16, Activation>, Dense<16, 16, Activation>, Dense<16, 1>>;
using Little = Sequential<Dense<64, 64, Relu>, Dense<64, 64, Relu>, Dense<64, 8, Softmax>>;
using Digits = Sequential<Dense<784, 512, Relu>, Dense<512, 10, Softmax>>;

/// Inputs that take turns, of which a share is not zero.
template <Index Inputs>
struct Samples {
    static constexpr Index count = 16;
    std::array<std::array<float, Inputs>, count> values;

    explicit Samples(double live) {
        std::uint32_t number = 0;
        for (auto& sample : values)
            for (float& value : sample) {
                const double place = staticnn::uniform({}, number++);
                value = place < live ? static_cast<float>(2 * place / live - 1) : 0.0f;
            }
    }
};

/// Adds predict/`network`/`who`/throughput, of calls that have nothing to do with each other, and /latency,
/// where each input depends on the last output. `Predict(const Network<Topology>&)` makes something that
/// fills predict(sample, result).
template <class Topology, class Predict>
void add_predictions(const std::string& network, const std::string& who, double live = 1) {
    using Output = std::array<float, Topology::outputs>;
    const std::string name = "predict/" + network + '/' + who;
    benchmark::RegisterBenchmark((name + "/throughput").c_str(), [live](benchmark::State& state) {
        const Network<Topology> weights(1);
        const Predict predict(weights);
        const Samples<Topology::inputs> samples(live);
        Index turn = 0;
        for (auto _ : state) {
            Output result;
            predict(samples.values[turn++ % samples.count], result);
            benchmark::DoNotOptimize(result);
        }
    });
    benchmark::RegisterBenchmark((name + "/latency").c_str(), [live](benchmark::State& state) {
        const Network<Topology> weights(1);
        const Predict predict(weights);
        Samples<Topology::inputs> samples(live);
        Output result{};
        for (auto _ : state) {
            samples.values[0][0] = result[0];
            predict(samples.values[0], result);
        }
        benchmark::DoNotOptimize(result);
    });
}

/// The same for all networks.
template <template <class> class Predict>
int add_all_predictions(const std::string& who) {
    add_predictions<Tiny<Tanh>, Predict<Tiny<Tanh>>>("8-16-16-1_tanh", who);
    add_predictions<Tiny<Relu>, Predict<Tiny<Relu>>>("8-16-16-1_relu", who);
    add_predictions<Little, Predict<Little>>("64-64-64-8", who);
    add_predictions<Digits, Predict<Digits>>("784-512-10", who);
    add_predictions<Digits, Predict<Digits>>("784-512-10_of_images", who, 0.2);  // MNIST: 0.19
    return 0;
}

}  // namespace bench
