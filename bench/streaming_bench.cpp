// SPDX-License-Identifier: BSL-1.0
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "staticnn/core/uniform.hpp"
#include "staticnn/staticnn.hpp"

// One epoch from memory beside one from a file that is not in memory: before each epoch the system is made to
// forget its pages, so every byte comes from the disk. STATICNN_BENCH_ROWS (100000) images of 784 bytes are
// written to the folder for temporary files, whatever the memory holds: under a limit below that, as in
//     systemd-run --scope -p MemoryMax=512M -p MemorySwapMax=0 build/bin/streaming_bench
// the benchmark from memory is left out by --benchmark_filter=mapped.
namespace {

using namespace staticnn;

using Model = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<512, 10, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>>;

/// A file in IDX form with random images, which goes with its owner, and their classes.
class ImageFile {
public:
    explicit ImageFile(Index rows)
        : path_((std::filesystem::temp_directory_path() / "staticnn_streaming_bench").string()) {
        std::FILE* const file = std::fopen(path_.c_str(), "wb");
        if (file == nullptr) throw FileError("cannot write '" + path_ + "'");
        std::vector<std::uint8_t> bytes = {0, 0, 8, 3};
        for (const Index extent : {rows, Index{28}, Index{28}})
            for (int shift = 24; shift >= 0; shift -= 8)
                bytes.push_back(static_cast<std::uint8_t>(extent >> shift));
        std::fwrite(bytes.data(), 1, bytes.size(), file);
        const RandomStream stream{.seed = 1, .purpose = Purpose::shuffle};
        bytes.resize(784);
        for (Index row = 0; row < rows; ++row) {
            for (Index i = 0; i < 784; ++i)
                bytes[i] = static_cast<std::uint8_t>(random_bits(stream, i + row));
            std::fwrite(bytes.data(), 1, bytes.size(), file);
            classes_.push_back(static_cast<std::uint8_t>(row % 10));
        }
        std::fclose(file);
    }
    ImageFile(const ImageFile&) = delete;
    ImageFile& operator=(const ImageFile&) = delete;
    ~ImageFile() { std::filesystem::remove(path_); }

    const std::string& path() const { return path_; }
    Labels<10> classes() const { return Labels<10>(classes_); }

    /// Makes the system drop the pages of the file that nobody maps.
    void forget() const {
        const int descriptor = ::open(path_.c_str(), O_RDONLY);
        ::fsync(descriptor);
        ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
        ::close(descriptor);
    }

private:
    std::string path_;
    std::vector<std::uint8_t> classes_;
};

const ImageFile& images() {
    const char* const rows = std::getenv("STATICNN_BENCH_ROWS");
    static const ImageFile file(rows == nullptr ? 100000 : std::strtoull(rows, nullptr, 10));
    return file;
}

void report(benchmark::State& state) {
    state.counters["samples/s"] = benchmark::Counter(static_cast<double>(images().classes().rows()),
                                                     benchmark::Counter::kIsIterationInvariantRate);
}

void epoch_from_memory(benchmark::State& state) {
    const auto pixels = read_idx_images<784>(images().path());
    const auto data = in_blocks(DataView(pixels.view(), images().classes()));
    Classifier trainer({.batch_size = 32, .seed = 1});
    for (auto _ : state) trainer.fit(data, {.epochs = 1});
    report(state);
}
BENCHMARK(epoch_from_memory)->Unit(benchmark::kMillisecond)->UseRealTime();

void epoch_from_mapped_file(benchmark::State& state) {
    Classifier trainer({.batch_size = 32, .seed = 1});
    for (auto _ : state) {
        state.PauseTiming();
        images().forget();
        state.ResumeTiming();
        const auto pixels = map_idx_images<784>(images().path());
        const auto data = prefetched(in_blocks(DataView(pixels.view(), images().classes())));
        trainer.fit(data, {.epochs = 1});
    }
    report(state);
}
BENCHMARK(epoch_from_mapped_file)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
