// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <sys/resource.h>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <span>
#include <string>
#include <vector>

#include "images.hpp"

/// What all programs have in common: they train 784-512-relu-dropout 0.2-10-softmax by sparse cross-entropy
/// with Adam on the images of --data, and print one JSON object a line. A peer is a type with
///
///     Peer(const Options&, const Images& train);
///     void train_epoch();                                             all images once, shuffled
///     void predict(std::span<const float> images, float* outputs);    [rows, inputs] to [rows, classes]
///
/// and whatever it does in its constructor is not timed.
namespace peers {

struct Options {
    std::string data;
    std::size_t batch = 32, epochs = 1;
    int threads = 1;
};

inline Options parse(int argc, char** argv) {
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i], value = argv[i + 1];
        if (name == "--data")
            options.data = value;
        else if (name == "--batch")
            options.batch = std::stoul(value);
        else if (name == "--epochs")
            options.epochs = std::stoul(value);
        else if (name == "--threads")
            options.threads = std::stoi(value);
        else
            throw std::runtime_error("unknown option " + name);
    }
    return options;
}

/// The moments of pixels that are never lit decay into denormals, which are slow; whoever writes a fast loop
/// has the processor take them for zero. Threads that are started later do the same.
inline void flush_denormals() {
#if defined(__SSE2__)
    _mm_setcsr(_mm_getcsr() | 0x8040);
#endif
}

template <class Work>
double seconds_of(const Work& work) {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point start = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The median, because other programs on the machine take their share of some of the calls.
template <class Work>
double median_seconds(std::size_t count, const Work& work) {
    std::vector<double> seconds(count);
    for (std::size_t i = 0; i < count; ++i) seconds[i] = seconds_of([&] { work(i); });
    std::nth_element(seconds.begin(), seconds.begin() + std::ptrdiff_t(count / 2), seconds.end());
    return seconds[count / 2];
}

template <class Peer>
double test_accuracy(Peer& peer, const Images& test, std::span<const float> images) {
    constexpr std::size_t rows = 500;
    std::vector<float> outputs(rows * classes);
    std::size_t right = 0;
    for (std::size_t first = 0; first < test.rows(); first += rows) {
        const std::size_t count = std::min(rows, test.rows() - first);
        peer.predict(images.subspan(first * inputs, count * inputs), outputs.data());
        for (std::size_t row = 0; row < count; ++row) {
            const auto begin = outputs.begin() + std::ptrdiff_t(row * classes);
            const auto best = std::max_element(begin, begin + std::ptrdiff_t(classes)) - begin;
            right += best == test.labels[first + row];
        }
    }
    return double(right) / double(test.rows());
}

template <class Peer>
double predict_seconds(Peer& peer, std::span<const float> images, std::size_t rows, std::size_t count) {
    std::vector<float> outputs(rows * classes);
    const std::size_t places = images.size() / inputs / rows;
    return median_seconds(count, [&](std::size_t i) {
        peer.predict(images.subspan(i % places * rows * inputs, rows * inputs), outputs.data());
    });
}

template <class Peer>
int run(int argc, char** argv) try {
    const Options options = parse(argc, argv);
    const Images train = read_images(options.data, "train"), test = read_images(options.data, "t10k");
    Peer peer(options, train);
    for (std::size_t epoch = 0; epoch < options.epochs; ++epoch) {
        std::printf("{\"seconds\": %.4f}\n", seconds_of([&] { peer.train_epoch(); }));
        std::fflush(stdout);
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const std::vector<float> images = test.floats();
    std::printf("{\"accuracy\": %.4f, \"peak_bytes\": %.0f, ", test_accuracy(peer, test, images),
                1024.0 * double(usage.ru_maxrss));
    const double one = predict_seconds(peer, images, 1, 4000);
    std::printf("\"predict_1\": %.4g, \"predict_256\": %.4g}\n", one,
                predict_seconds(peer, images, 256, 200));
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}

}  // namespace peers
