// SPDX-License-Identifier: BSL-1.0
//
// One sample on one thread: ours, compiled for any processor, and in inference/native.cpp compiled for this
// one, beside loops written by hand and Eigen's matrices of fixed size. Batches of ours alone.
#include <vector>

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

[[maybe_unused]] const int ours = add_all_predictions<Ours>("staticnn");
[[maybe_unused]] const int batches = add_batches<Tiny<Tanh>>("8-16-16-1_tanh") +
                                     add_batches<Little>("64-64-64-8") + add_batches<Digits>("784-512-10");

}  // namespace
}  // namespace bench
