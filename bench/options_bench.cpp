// SPDX-License-Identifier: BSL-1.0
//
// What options cost: an epoch of 784-512-10 in batches of 128, with one thread unless its name says
// otherwise. examples/guides/speed.md has the ratios. Those of `watched/...` to `batch:128` are small:
// compare medians of many rounds in turns, --benchmark_repetitions=15
// --benchmark_enable_random_interleaving=true.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "staticnn/staticnn.hpp"
#include "support/images.hpp"

namespace {

using namespace staticnn;

using Model = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<512, 10, Softmax>>;
template <class... Options>
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy, Options...>;

template <class Run>
void add(const std::string& name, Run run) {
    benchmark::RegisterBenchmark(name.c_str(), run)->UseRealTime()->Unit(benchmark::kMillisecond);
}

template <class Trainer, class Data>
void add(const std::string& name, const Data& images, Index batch = 128, Index threads = 1) {
    add(name, [=, &images](benchmark::State& state) {
        Trainer trainer({.batch_size = batch, .seed = 1, .threads = threads});
        for (auto _ : state) trainer.fit(images, {.epochs = 1});
    });
}

/// As somebody trains who watches: each callback alone, and all at once with the live line of a terminal.
template <class... Watching>
void add_watched(const std::string& name, const bench::Images& images, ProgressStyle style,
                 const Watching&... watching) {
    add("watched/" + name, [=, &images](benchmark::State& state) {
        std::ofstream nowhere("/dev/null");
        Classifier<Watching...> trainer({.batch_size = 128, .seed = 1}, watching...);
        for (auto _ : state)
            trainer.fit(images, {.epochs = 1}, show_progress(nowhere, {.style = style, .columns = 80}));
    });
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

    const std::string folder = std::filesystem::temp_directory_path() / "staticnn_options_bench";
    const CsvLogger log{.path = folder + "/log.csv"};
    const ModelCheckpoint saved{.path = folder + "/last.bin"};
    add_watched("progress", images, ProgressStyle::live);
    add_watched("csv_logger", images, ProgressStyle::silent, log);
    add_watched("health_monitor", images, ProgressStyle::silent, HealthMonitor{});
    add_watched("model_checkpoint", images, ProgressStyle::silent, saved);
    add_watched("all", images, ProgressStyle::live, log, HealthMonitor{}, saved);

    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    std::filesystem::remove_all(folder);
}
