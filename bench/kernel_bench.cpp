// SPDX-License-Identifier: BSL-1.0
//
// Single kernels on one thread: `of_peak` is the share of the FLOP/s that independent multiply-adds reach on
// this machine, measured at the start.
#include <benchmark/benchmark.h>

#include <string>

#include "staticnn/core/buffer.hpp"
#include "staticnn/core/uniform.hpp"
#include "staticnn/staticnn.hpp"
#include "support/machine.hpp"

namespace {

using namespace staticnn;
using benchmark::Counter;
using kernels::PanelView;

const kernels::InstructionSet set = kernels::best_instruction_set();

/// Numbers between -1 and 1.
Buffer<float> numbers(Index rows, Index columns) {
    Buffer<float> result(PanelLayout{rows, columns}.size());
    for (Index i = 0; i < result.size(); ++i)
        result.data()[i] = static_cast<float>(2 * uniform({}, static_cast<std::uint32_t>(i)) - 1);
    return result;
}

PanelView<const float> view(const Buffer<float>& batch, Index rows) { return {batch.data(), rows * 32}; }

void count_flops(benchmark::State& state, double flops) {
    state.counters["FLOP/s"] = Counter(flops, Counter::kIsIterationInvariantRate);
    state.counters["of_peak"] = Counter(flops / bench::peak_flops(), Counter::kIsIterationInvariantRate);
}
void count_bytes(benchmark::State& state, double bytes) {
    state.counters["bytes/s"] = Counter(bytes, Counter::kIsIterationInvariantRate, Counter::kIs1024);
}

/// Keeps the sums where the outputs of a layer lie.
struct StoreRows {
    float* to;
    Index stride;

    template <class V, Index Packs>
    STATICNN_INLINE void operator()(Index row, Index column, V (&sums)[Packs]) const {
        for (Index pack = 0; pack < Packs; ++pack)
            sums[pack].store(to + column / 32 * stride + row * 32 + column % 32 + pack * pack_lanes);
    }
};

/// Keeps gradients as StoreGradient does.
struct StorePacks {
    float* to;

    template <class V>
    STATICNN_INLINE void put(Index offset, const V& gradient) {
        gradient.store(to + offset);
    }
    STATICNN_INLINE bool is_pending() const { return false; }
    template <class V>
    STATICNN_INLINE void advance() {}
    template <class V>
    STATICNN_INLINE void flush() {}
};

void forward(benchmark::State& state) {
    const auto size = static_cast<Index>(state.range(0)), rows = static_cast<Index>(state.range(1));
    const Buffer<float> x = numbers(rows, size), w = numbers(size, size);
    Buffer<float> y = numbers(rows, size);
    kernels::with_instruction_set(set, [&]<class Isa>(Isa) {
        for (auto _ : state)
            kernels::Matmul<Isa, 32, 32, float>::run(view(x, rows), w.data(), rows, size, size,
                                                     StoreRows{y.data(), rows * 32});
    });
    count_flops(state, 2.0 * static_cast<double>(rows * size * size));
}

void weight_gradient(benchmark::State& state) {
    const auto size = static_cast<Index>(state.range(0)), rows = static_cast<Index>(state.range(1));
    const Buffer<float> x = numbers(rows, size), dy = numbers(rows, size);
    Buffer<float> gradient = numbers(size, size);
    kernels::with_instruction_set(set, [&]<class Isa>(Isa) {
        for (auto _ : state)
            kernels::OuterProduct<Isa, 32, 32, float, StorePacks>::run(
                view(x, rows), view(dy, rows), rows, size, size, 0, StorePacks{gradient.data()});
    });
    count_flops(state, 2.0 * static_cast<double>(rows * size * size));
}

/// What stands before the product that gives an input gradient.
void transpose(benchmark::State& state) {
    const auto size = static_cast<Index>(state.range(0));
    const Buffer<float> w = numbers(size, size);
    Buffer<float> turned = numbers(size, size);
    kernels::with_instruction_set(set, [&]<class Isa>(Isa) {
        for (auto _ : state) kernels::transpose<Isa>(w.data(), size, size, 32, turned.data(), 32);
    });
    count_bytes(state, 2.0 * sizeof(float) * static_cast<double>(size * size));
}

/// One update of as many parameters as one layer of this size has, by gradients that are stored.
template <Index Size>
void adam(benchmark::State& state) {
    using Layer = Sequential<Dense<Size, Size, Linear, NoBias>>;
    Network<Layer> network(1);
    Storage<Layer, float> gradients;
    Slots<Adam<>, Layer, float> slots;
    std::uint64_t step = 0;
    for (auto _ : state) apply_gradients(Adam<>{}, ++step, gradients, network, slots, set);
    count_bytes(state, 7.0 * sizeof(float) * static_cast<double>(Size * Size));
}

/// The words of a dropout mask, 4 bytes for each value.
void philox(benchmark::State& state) {
    const auto packs = static_cast<Index>(state.range(0));
    const RandomStream stream{.seed = 1};
    kernels::with_instruction_set(set, [&]<class Isa>(Isa) {
        for (auto _ : state)
            kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
                for (Index pack = 0; pack < packs; pack += 2) {
                    const kernels::RandomWords<Isa, 2> words(stream, pack);
                    benchmark::DoNotOptimize(words.words[0]);
                }
            });
    });
    count_bytes(state, 64.0 * static_cast<double>(packs));
}

void sizes_and_batches(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgNames({"size", "batch"})->Unit(benchmark::kMicrosecond);
    for (const long size : {64, 128, 256, 512, 1024, 2048, 4096}) benchmark->Args({size, 128});
    for (const long batch : {1, 8, 32, 512, 4096}) benchmark->Args({512, batch});
}

BENCHMARK(forward)->Name("gemm/forward")->Apply(sizes_and_batches);
BENCHMARK(weight_gradient)->Name("gemm/weight_gradient")->Apply(sizes_and_batches);
BENCHMARK(transpose)->Name("gemm/transpose")->ArgName("size")->RangeMultiplier(4)->Range(64, 4096);
BENCHMARK(adam<64>)->Name("adam/size:64");
BENCHMARK(adam<512>)->Name("adam/size:512");
BENCHMARK(adam<2048>)->Name("adam/size:2048");
BENCHMARK(philox)->Name("philox")->ArgName("packs")->Arg(1024);

}  // namespace
