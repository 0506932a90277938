// SPDX-License-Identifier: BSL-1.0
//
// Training and prediction of 784-512-10. `floor` is the share of the time that the arithmetic of a dense
// batch and the bytes of the optimizer need at least on one core of this machine, one after the other, as
// measured at the start; above 1 where zeros are left out, where bytes move while the processor computes, or
// with threads.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "staticnn/staticnn.hpp"
#include "support/images.hpp"
#include "support/machine.hpp"

namespace {

using namespace staticnn;

using Model = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<512, 10, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy>;

/// Forward, both gradients of the second layer and the weight gradient of the first: three products for every
/// weight but those of the first layer, which needs no input gradient.
constexpr double flops_of_training(double samples) {
    constexpr double first = 784.0 * 512, second = 512.0 * 10;
    return samples * 2 * (2 * first + 3 * second);
}

double floor_of_step(double samples) {
    static const double update =
        2.0 * 3 * sizeof(float) * Model::parameter_count / bench::update_bandwidth(Model::parameter_count);
    return flops_of_training(samples) / bench::peak_flops() + update;
}

/// Counters of `steps` updates in each iteration, by `samples` in all.
void count(benchmark::State& state, double samples, double steps) {
    using benchmark::Counter;
    const double floor = steps * floor_of_step(samples / steps);
    state.counters["FLOP/s"] = Counter(flops_of_training(samples), Counter::kIsIterationInvariantRate);
    state.counters["samples/s"] = Counter(samples, Counter::kIsIterationInvariantRate);
    state.counters["floor"] = Counter(floor, Counter::kIsIterationInvariantRate);
    state.counters["peak"] = bench::peak_flops();
}

void train_epoch(benchmark::State& state, const bench::Images& images, Index batch, Index threads) {
    Classifier trainer({.batch_size = batch, .seed = 1, .threads = threads});
    for (auto _ : state) trainer.fit(images, {.epochs = 1});
    const auto samples = static_cast<double>(images.rows());
    count(state, samples, samples / static_cast<double>(batch));
}

void train_step(benchmark::State& state, Index batch, Index threads) {
    Classifier trainer({.batch_size = batch, .seed = 1, .threads = threads});
    const bench::Images& images = bench::dense();
    Index first = 0;
    for (auto _ : state) {
        trainer.train_on_batch(images.slice(first, batch));
        first = (first + batch) % 4096;
    }
    count(state, static_cast<double>(batch), 1);
}

void predict(benchmark::State& state, Index rows, Index threads) {
    Classifier trainer({.batch_size = rows, .seed = 1, .threads = threads});
    std::vector<float> outputs(rows * 10);
    const auto samples = bench::dense().features().slice(0, rows);
    for (auto _ : state) {
        trainer.predict(samples, Rows<float, 10>(outputs));
        benchmark::DoNotOptimize(outputs.data());
    }
    state.counters["samples/s"] =
        benchmark::Counter(static_cast<double>(rows), benchmark::Counter::kIsIterationInvariantRate);
}

std::string name(const std::string& start, Index batch, Index threads) {
    return start + "/batch:" + std::to_string(batch) + "/threads:" + std::to_string(threads);
}

void register_epochs(const std::string& data, const bench::Images* images, Index threads) {
    if (images == nullptr) return;
    for (const Index batch : {32u, 128u, 512u})
        benchmark::RegisterBenchmark(
            name("train_epoch/" + data, batch, threads).c_str(),
            [=](benchmark::State& state) { train_epoch(state, *images, batch, threads); })
            ->UseRealTime()
            ->Unit(benchmark::kMillisecond);
}

}  // namespace

int main(int argc, char** argv) {
    for (const Index threads : {1u, 2u}) {
        register_epochs("mnist", bench::mnist(), threads);
        register_epochs("fashion_mnist", bench::fashion_mnist(), threads);
        register_epochs("like_mnist", &bench::like_mnist(), threads);
        register_epochs("like_fashion_mnist", &bench::like_fashion_mnist(), threads);
        for (const Index batch : {1u, 8u, 32u, 128u, 512u, 4096u})
            benchmark::RegisterBenchmark(name("train_step", batch, threads).c_str(),
                                         [=](benchmark::State& state) { train_step(state, batch, threads); })
                ->UseRealTime()
                ->Unit(benchmark::kMicrosecond);
        for (const Index batch : {1u, 256u})
            benchmark::RegisterBenchmark(name("predict", batch, threads).c_str(),
                                         [=](benchmark::State& state) { predict(state, batch, threads); })
                ->UseRealTime()
                ->Unit(benchmark::kMicrosecond);
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
