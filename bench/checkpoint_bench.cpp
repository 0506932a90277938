// SPDX-License-Identifier: BSL-1.0
//
// Checkpoints of 784-512-10 with Adam, 4.9 MB of state, beside plain reads and writes of as many bytes in the
// same run: compare within one run. The files lie in the folder for temporary files (TMPDIR).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "staticnn/checkpoint/atomic_file.hpp"
#include "staticnn/core/uniform.hpp"
#include "staticnn/staticnn.hpp"

namespace {

using namespace staticnn;

using Model = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<512, 10, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy>;

/// An epoch as long as one of MNIST: noise, which costs what images cost.
Dataset<std::uint8_t, 784, Labels<10>> noise(Index rows) {
    std::vector<std::uint8_t> pixels(rows * 784), classes(rows);
    for (Index i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint8_t>(random_bits({}, i) >> 56);
    for (Index row = 0; row < rows; ++row) classes[row] = static_cast<std::uint8_t>(row % 10);
    return {OwnedRows<std::uint8_t, 784>(std::move(pixels), 1.0f / 255), std::move(classes)};
}

const auto& images() {
    static const auto data = noise(60000);
    return data;
}

std::string file(const std::string& name) {
    return (std::filesystem::temp_directory_path() / ("staticnn_bench" + name)).string();
}

Classifier trained() {
    Classifier trainer({.seed = 1});
    for (Index batch = 0; batch < 20; ++batch) trainer.train_on_batch(images().slice(batch * 32, 32));
    return trainer;
}

void plain_write(benchmark::State& state) {
    const std::string bytes = checkpoint::to_bytes(trained().contents(), checkpoint::Format::binary);
    for (auto _ : state) {
        std::FILE* stream = std::fopen(file(".raw").c_str(), "wb");
        if (std::fwrite(bytes.data(), 1, bytes.size(), stream) != bytes.size()) state.SkipWithError("fwrite");
        std::fclose(stream);
    }
    state.counters["bytes"] = static_cast<double>(bytes.size());
    std::filesystem::remove(file(".raw"));
}
BENCHMARK(plain_write)->Name("checkpoint/plain_write")->Unit(benchmark::kMillisecond);

/// What Trainer::save does, but for the flush.
void save_without_flush(benchmark::State& state) {
    Classifier trainer = trained();
    for (auto _ : state)
        checkpoint::replace_file(
            file(".bin"),
            checkpoint::to_bytes(trainer.header(), trainer.leaves(), checkpoint::Format::binary),
            checkpoint::Flush::no);
    std::filesystem::remove(file(".bin"));
}
BENCHMARK(save_without_flush)->Name("checkpoint/save/binary/without_flush")->Unit(benchmark::kMillisecond);

void plain_read(benchmark::State& state) {
    trained().save(file(".bin"));
    const auto size = static_cast<Index>(std::filesystem::file_size(file(".bin")));
    std::vector<char> bytes(size);
    for (auto _ : state) {
        std::FILE* stream = std::fopen(file(".bin").c_str(), "rb");
        if (std::fread(bytes.data(), 1, size, stream) != size) state.SkipWithError("fread");
        std::fclose(stream);
        benchmark::DoNotOptimize(bytes.data());
    }
    std::filesystem::remove(file(".bin"));
}
BENCHMARK(plain_read)->Name("checkpoint/plain_read")->Unit(benchmark::kMillisecond);

void save(benchmark::State& state, const std::string& ending) {
    const Classifier trainer = trained();
    for (auto _ : state) trainer.save(file(ending));
    std::filesystem::remove(file(ending));
}
void load(benchmark::State& state, const std::string& ending) {
    Classifier trainer = trained();
    trainer.save(file(ending));
    for (auto _ : state) trainer.load(file(ending));
    std::filesystem::remove(file(ending));
}
BENCHMARK_CAPTURE(load, binary, ".bin")->Name("checkpoint/load/binary")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(save, binary, ".bin")->Name("checkpoint/save/binary")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(save, xml, ".xml")->Name("checkpoint/save/xml")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(load, xml, ".xml")->Name("checkpoint/load/xml")->Unit(benchmark::kMillisecond);

/// What a save in the background costs an epoch of 60,000 images: epochs with and without take turns, because
/// a machine changes its speed; the smallest times are compared.
void background_save_per_epoch(benchmark::State& state) {
    using Clock = std::chrono::steady_clock;
    Classifier trainer({.batch_size = 32, .seed = 1});
    BackgroundSaver saver;
    const auto seconds_of = [&](bool saves) {
        const Clock::time_point start = Clock::now();
        trainer.fit(images(), {.epochs = 1}, on_epoch_end([&](const EpochReport&) {
                        if (saves) saver.save(trainer, file(".bin"));
                    }));
        return std::chrono::duration<double>(Clock::now() - start).count();
    };
    double without = seconds_of(false), with = seconds_of(true);
    for (auto _ : state) {
        saver.wait();
        without = std::min(without, seconds_of(false));
        saver.save(trainer, file(".bin"));  // as the epoch before did: it is written while this one trains
        with = std::min(with, seconds_of(true));
    }
    saver.wait();
    state.counters["seconds_without"] = without;
    state.counters["seconds_with"] = with;
    state.counters["cost_percent"] = 100 * (with - without) / without;
    std::filesystem::remove(file(".bin"));
}
BENCHMARK(background_save_per_epoch)
    ->Name("checkpoint/save/binary/in_background_per_epoch")
    ->Unit(benchmark::kSecond)
    ->Iterations(10);

}  // namespace
