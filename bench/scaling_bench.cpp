// SPDX-License-Identifier: BSL-1.0
//
// How the time of a training step grows with the width of the layers, the batch, the depth and the threads.
// No input is zero, so nothing is left out but what Relu makes zero. `floor` is what it is in training_bench.
#include <benchmark/benchmark.h>

#include <string>
#include <utility>
#include <vector>

#include "staticnn/staticnn.hpp"
#include "support/machine.hpp"

namespace {

using namespace staticnn;

template <Index Width, class Numbers>
struct Repeated;
template <Index Width, std::size_t... Numbers>
struct Repeated<Width, std::index_sequence<Numbers...>> {
    template <std::size_t>
    using Layer = Dense<Width, Width, Relu>;
    using Model = Sequential<Layer<Numbers>...>;
};

/// `Depth` layers of `Width` by `Width`.
template <Index Width, Index Depth>
using Square = typename Repeated<Width, std::make_index_sequence<Depth>>::Model;

/// Dense rows between 0.5 and 1.5.
std::vector<float> values(Index count) {
    const RandomStream stream{.seed = 1, .purpose = Purpose::shuffle};
    std::vector<float> found(count);
    for (Index i = 0; i < count; ++i)
        found[i] = 0.5f + static_cast<float>(uniform(stream, static_cast<std::uint32_t>(i)));
    return found;
}

template <Index Width, Index Depth>
void train_step(benchmark::State& state, Index batch, Index threads) {
    using Model = Square<Width, Depth>;
    Trainer<Model, MeanSquaredError, Adam<>> trainer({.batch_size = batch, .seed = 1, .threads = threads});
    const std::vector<float> x = values(batch * Width), y = values(batch * Width);
    const DataView data(rows<Width>(x), rows<Width>(y));
    for (auto _ : state) trainer.train_on_batch(data);

    // Forward, weight gradient and, but for the first layer, input gradient.
    constexpr double products = 3.0 * Depth - 1;
    const double flops = static_cast<double>(batch) * 2 * products * double(Width * Width);
    const double update =
        2.0 * 3 * sizeof(float) * Model::parameter_count / bench::update_bandwidth(Model::parameter_count);
    using benchmark::Counter;
    state.counters["FLOP/s"] = Counter(flops, Counter::kIsIterationInvariantRate);
    state.counters["floor"] =
        Counter(flops / bench::peak_flops() + update, Counter::kIsIterationInvariantRate);
    state.counters["peak"] = bench::peak_flops();
}

template <Index Width, Index Depth>
void add(Index batch, Index threads) {
    const std::string name = "scaling/width:" + std::to_string(Width) + "/depth:" + std::to_string(Depth) +
                             "/batch:" + std::to_string(batch) + "/threads:" + std::to_string(threads);
    benchmark::RegisterBenchmark(
        name.c_str(), [=](benchmark::State& state) { train_step<Width, Depth>(state, batch, threads); })
        ->UseRealTime()
        ->Unit(benchmark::kMicrosecond);
}

template <Index... Widths>
void add_widths(Index threads) {
    (add<Widths, 2>(128, threads), ...);
}

template <Index... Depths>
void add_depths(Index threads) {
    (add<128, Depths>(128, threads), ...);
}

}  // namespace

int main(int argc, char** argv) {
    for (const Index threads : {1u, 2u}) {
        add_widths<64, 96, 128, 250, 256, 512, 1000, 1024, 2048, 4096>(threads);
        for (const Index batch : {1u, 2u, 4u, 8u, 16u, 32u, 64u, 128u, 256u, 512u, 1024u, 4096u})
            add<512, 2>(batch, threads);
        add_depths<1, 2, 5, 10, 20, 50>(threads);
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
