// SPDX-License-Identifier: BSL-1.0
//
// One sample on one thread: ours, compiled for any processor, and in inference/native.cpp compiled for this
// one, beside loops written by hand and Eigen's matrices of fixed size. Batches of ours alone.
//
// latency/ is the distribution of single calls, with libtorch where it is asked for. The clock is read before
// and after each call; latency/clock is what that takes. Inputs below 1e-38, which processors are slow with
// unless they are told to take them for 0, have a line of their own.
#include <vector>

#include "inference/latencies.hpp"
#include "inference/predictions.hpp"

namespace bench {
namespace {

/// predict/`network`/staticnn/batch:`rows`, in samples a second.
template <class Topology>
int add_batches(const std::string& network) {
    for (const Index rows : {8u, 64u, 1024u}) {
        const std::string name = "predict/" + network + "/staticnn/batch:" + std::to_string(rows);
        benchmark::RegisterBenchmark(name.c_str(), [rows](benchmark::State& state) {
            const Network<Topology> weights(1);
            const staticnn::Predictor predictor(weights);
            const Samples<Topology::inputs> some(1);
            std::vector<std::array<float, Topology::inputs>> samples(rows);
            for (Index row = 0; row < rows; ++row) samples[row] = some.values[row % some.count];
            std::vector<std::array<float, Topology::outputs>> results(rows);
            Index predicted = 0;
            for (auto _ : state) predicted += predictor.predict_batch(samples, results);
            state.SetItemsProcessed(static_cast<std::int64_t>(predicted));
        });
    }
    return 0;
}

[[maybe_unused]] const int ours = add_all<Ours>("staticnn");
[[maybe_unused]] const int batches = add_batches<Tiny<Tanh>>("8-16-16-1_tanh") +
                                     add_batches<Little>("64-64-64-8") + add_batches<Digits>("784-512-10");
[[maybe_unused]] const int subnormal = [] {
    add_latencies<Tiny<Tanh>, Ours<Tiny<Tanh>>>("8-16-16-1_tanh", "staticnn/subnormal", 1e-39f);
    return 0;
}();
[[maybe_unused]] const auto* const clock_alone = benchmark::RegisterBenchmark(
    "latency/clock", [](benchmark::State& state) { count_latencies(state, [] {}); });

}  // namespace
}  // namespace bench
