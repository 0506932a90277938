// SPDX-License-Identifier: BSL-1.0
//
// What options cost: an epoch of 784-512-10 in batches of 128, with one thread unless its name says
// otherwise. examples/guides/speed.md has the ratios.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "staticnn/staticnn.hpp"
#include "support/images.hpp"

namespace {

using namespace staticnn;

using Model = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<512, 10, Softmax>>;
template <class... Options>
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy, Options...>;

template <class Trainer, class Data>
void train(benchmark::State& state, const Data& images, const TrainerOptions& options) {
    Trainer trainer(options);
    for (auto _ : state) trainer.fit(images, {.epochs = 1});
}

template <class Trainer, class Data>
void add(const std::string& name, const Data& images, Index batch = 128, Index threads = 1) {
    benchmark::RegisterBenchmark(name.c_str(),
                                 [=, &images](benchmark::State& state) {
                                     train<Trainer>(state, images,
                                                    {.batch_size = batch, .seed = 1, .threads = threads});
                                 })
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
}

/// The same numbers as floats, four bytes each.
Dataset<float, 784, Labels<10>> as_floats(const bench::Images& images) {
    std::vector<float> pixels;
    std::vector<std::uint8_t> classes;
    for (Index row = 0; row < images.rows(); ++row) {
        for (const std::uint8_t pixel : images.features().row(row))
            pixels.push_back(static_cast<float>(pixel) / 255);
        classes.push_back(static_cast<std::uint8_t>(images.targets()[row]));
    }
    return {pixels, classes};
}

}  // namespace

int main(int argc, char** argv) {
    const bench::Images& images =
        bench::fashion_mnist() ? *bench::fashion_mnist() : bench::like_fashion_mnist();
    const auto floats = as_floats(images);
    add<Classifier<>>("batch:128", images);
    add<Classifier<>>("batch:32", images, 32);
    add<Classifier<>>("batch:512", images, 512);
    add<Classifier<>>("threads:2", images, 128, 2);
    add<Classifier<>>("batch:512/threads:2", images, 512, 2);
    add<Classifier<>>("floats", floats);
    add<Classifier<>>("no_zeros", bench::dense());
    add<Classifier<GlobalClipNorm>>("global_clip_norm", images);
    add<Classifier<GradientAccumulation>>("gradient_accumulation", images);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
