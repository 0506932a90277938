// SPDX-License-Identifier: BSL-1.0
#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include "staticnn/core/uniform.hpp"
#include "staticnn/staticnn.hpp"

namespace {

using namespace staticnn;

using Model = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<512, 10, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy>;
using Images = Dataset<std::uint8_t, 784, Labels<10>>;

/// Images as dense as those of Fashion-MNIST, half of their bytes above zero; the label shows in the
/// brightness, so that training learns something and neither saturates nor dies.
Images synthetic_images(Index rows) {
    const RandomStream stream{.seed = 1, .purpose = Purpose::shuffle};
    std::vector<std::uint8_t> pixels(rows * 784), classes(rows);
    for (Index row = 0; row < rows; ++row) {
        classes[row] = static_cast<std::uint8_t>(row % 10);
        for (Index column = 0; column < 784; ++column) {
            const std::uint64_t bits = random_bits(stream, row * 784 + column);
            const bool is_lit = (column / 79 == row % 10) ? bits % 4 != 0 : bits % 2 != 0;
            pixels[row * 784 + column] = is_lit ? static_cast<std::uint8_t>(bits >> 32) : std::uint8_t{0};
        }
    }
    return {OwnedRows<std::uint8_t, 784>(std::move(pixels), 1.0f / 255), std::move(classes)};
}

const Images& images() {
    static const Images data = synthetic_images(4096);
    return data;
}

/// Forward, both gradients of the second layer and the weight gradient of the first: three products for every
/// weight but those of the first layer, which needs no input gradient.
constexpr double flops_of_step(Index batch) {
    constexpr double first = 784.0 * 512, second = 512.0 * 10;
    return static_cast<double>(batch) * 2 * (2 * first + 3 * second);
}

void train_step(benchmark::State& state) {
    const auto batch = static_cast<Index>(state.range(0));
    Classifier trainer({.batch_size = batch, .seed = 1});
    Index first = 0;
    for (auto _ : state) {
        trainer.train_on_batch(images().slice(first, batch));
        first = (first + batch) % images().rows();
    }
    state.counters["FLOP/s"] =
        benchmark::Counter(flops_of_step(batch), benchmark::Counter::kIsIterationInvariantRate);
    state.counters["samples/s"] =
        benchmark::Counter(static_cast<double>(batch), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(train_step)->ArgName("batch")->Arg(32)->Arg(128)->Arg(512);

void predict(benchmark::State& state) {
    const auto rows = static_cast<Index>(state.range(0));
    Classifier trainer({.batch_size = rows, .seed = 1});
    std::vector<float> outputs(rows * 10);
    const auto samples = images().features().slice(0, rows);
    for (auto _ : state) {
        trainer.predict(samples, Rows<float, 10>(outputs));
        benchmark::DoNotOptimize(outputs.data());
    }
    state.counters["samples/s"] =
        benchmark::Counter(static_cast<double>(rows), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(predict)->ArgName("rows")->Arg(1)->Arg(256);

}  // namespace
