// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "inference/networks.hpp"

/// How long single predictions take, one by one: what a program that has to be in time wants to know beside
/// the mean.
namespace bench {

/// Calls once an iteration, and counts median_ns, p99.9_ns and max_ns of the calls, the clock's own time
/// among them.
template <class Call>
void count_latencies(benchmark::State& state, const Call& call) {
    using Clock = std::chrono::steady_clock;
    std::vector<double> taken;
    taken.reserve(static_cast<std::size_t>(state.max_iterations));
    for (auto _ : state) {
        const Clock::time_point start = Clock::now();
        call();
        taken.push_back(std::chrono::duration<double, std::nano>(Clock::now() - start).count());
    }
    std::sort(taken.begin(), taken.end());
    const auto share = [&](double part) {
        return taken[static_cast<std::size_t>(part * static_cast<double>(taken.size() - 1))];
    };
    state.counters["median_ns"] = share(0.5);
    state.counters["p99.9_ns"] = share(0.999);
    state.counters["max_ns"] = share(1);
}

/// Adds latency/`network`/`who`, with inputs up to `largest`.
template <class Topology, class Predict>
void add_latencies(const std::string& network, const std::string& who, float largest = 1) {
    const std::string name = "latency/" + network + '/' + who;
    benchmark::RegisterBenchmark(name.c_str(), [largest](benchmark::State& state) {
        const Network<Topology> weights(1);
        const Predict predict(weights);
        Samples<Topology::inputs> samples(1);
        for (auto& sample : samples.values)
            for (float& value : sample) value *= largest;
        Index turn = 0;
        count_latencies(state, [&] {
            std::array<float, Topology::outputs> result;
            predict(samples.values[turn++ % samples.count], result);
            benchmark::DoNotOptimize(result);
        });
    });
}

/// The same for the networks of small programs, and one as large as a prediction in time is likely to be.
template <template <class> class Predict>
int add_all_latencies(const std::string& who) {
    add_latencies<Tiny<Tanh>, Predict<Tiny<Tanh>>>("8-16-16-1_tanh", who);
    add_latencies<Tiny<Relu>, Predict<Tiny<Relu>>>("8-16-16-1_relu", who);
    add_latencies<Little, Predict<Little>>("64-64-64-8", who);
    add_latencies<Digits, Predict<Digits>>("784-512-10", who);
    return 0;
}

/// And how long they take in a row.
template <template <class> class Predict>
int add_all(const std::string& who) {
    return add_all_predictions<Predict>(who) + add_all_latencies<Predict>(who);
}

}  // namespace bench
