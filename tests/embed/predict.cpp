// SPDX-License-Identifier: BSL-1.0
// Networks in the program give the bits that their trainers have written: predict FOLDER
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "classifier.hpp"
#include "from_xml.hpp"
#include "regressor.hpp"
#include "support/without_system_calls.hpp"

namespace {

int failures = 0;

void expect(bool holds, const std::string& claim) {
    if (holds) return;
    std::fprintf(stderr, "failed: %s\n", claim.c_str());
    ++failures;
}

template <class Row>
std::vector<Row> rows_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    std::vector<Row> rows(bytes.size() / sizeof(Row));
    std::memcpy(rows.data(), bytes.data(), rows.size() * sizeof(Row));
    return rows;
}

template <class Row>
bool same_bits(const Row& a, const Row& b) {
    return std::memcmp(a.data(), b.data(), a.size() * sizeof(a[0])) == 0;
}

template <class Network>
void expect_the_trainers_bits(const Network& network, const std::string& stem) {
    using T = typename Network::Scalar;
    const auto samples = rows_of<std::array<T, Network::inputs>>(stem + ".samples");
    const auto expected = rows_of<std::array<T, Network::outputs>>(stem + ".outputs");
    std::vector<std::array<T, Network::outputs>> batch(expected.size());
    expect(samples.size() == 67 && network.predict_batch(samples, batch) == expected.size(),
           stem + ": sizes");
    expect(same_bits(batch, expected), stem + ": a batch has other bits");
    for (std::size_t i = 0; i < expected.size(); ++i)
        expect(same_bits(network.predict(samples[i]), expected[i]), stem + ": one sample has other bits");
}

/// The line of /proc/self/maps that describes the memory around an address: its permissions, and the file
/// that it is a part of.
std::string mapping_of(const void* address) {
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        unsigned long first = 0, last = 0;
        const auto value = reinterpret_cast<unsigned long>(address);
        if (std::sscanf(line.c_str(), "%lx-%lx", &first, &last) == 2 && first <= value && value < last)
            return line;
    }
    return "";
}

template <class Network>
void expect_to_stay_in_the_file(const Network& network) {
    const std::string mapping = mapping_of(network.weights());
#if defined(__aarch64__)
    const char* const permissions = " r-xp ";  // its linker puts read-only data beside the code
#else
    const char* const permissions = " r--p ";
#endif
    const bool is_read_only = mapping.find(permissions) != mapping.npos;
    expect(is_read_only && mapping.find("tests_embed_predict") != mapping.npos,
           "weights are read-only and lie where the program was mapped, found " + mapping);
    expect(reinterpret_cast<std::uintptr_t>(network.weights()) % 64 == 0, "weights are aligned");
}

template <class Network>
void expect_no_system_calls(const Network& network, const std::string& name) {
    using T = typename Network::Scalar;
    std::array<T, 70 * Network::inputs> samples{};
    std::array<T, 70 * Network::outputs> outputs{};
    expect(staticnn::end_without_system_calls([&] {
               staticnn::predict_at(network, samples.data(), outputs.data());
               staticnn::predict_batch_at(network, samples.data(), 70, outputs.data());
           }) == staticnn::End::done,
           name + ": no system calls");
}

/// Callers with pointers are served by networks whose scratch has no room on a stack.
void expect_wide_networks_to_predict() {
    using Wide = staticnn::Sequential<staticnn::Dense<1, 9'000>>;
    constexpr staticnn::Index kernel = Wide::storage_size / 2;  // then as many numbers for the bias
    static std::array<float, Wide::storage_size> weights;
    for (staticnn::Index i = 0; i < kernel; ++i) weights[i] = static_cast<float>(i % 7);
    const staticnn::Predictor<Wide> network{std::span<const float, Wide::storage_size>(weights)};
    const std::array<float, 2> samples{2, 3};
    std::vector<float> outputs(2 * Wide::outputs);
    staticnn::predict_batch_at(network, samples.data(), 2, outputs.data());
    bool holds = true;
    for (staticnn::Index i = 0; i < outputs.size(); ++i)
        holds = holds && outputs[i] == samples[i / Wide::outputs] * static_cast<float>(i % Wide::outputs % 7);
    expect(holds, "a batch of a wide network");
    std::vector<float> one(Wide::outputs);
    staticnn::predict_at(network, samples.data(), one.data());
    expect(std::equal(one.begin(), one.end(), outputs.begin()), "a sample of a wide network");
}

// Layers in layers count as one, and every number of a parameter matters.
using Nested = staticnn::Sequential<staticnn::Residual<staticnn::Dense<2, 2>>, staticnn::Dense<2, 3>>;
constexpr bool has_kernels(staticnn::EmbeddedParameter first, staticnn::EmbeddedParameter second) {
    return staticnn::has_parameters<Nested>({first, {0, "0.bias", 1, 2}, second, {1, "bias", 1, 3}});
}
static_assert(has_kernels({0, "0.kernel", 2, 2}, {1, "kernel", 2, 3}));
static_assert(!has_kernels({0, "0.kernel", 2, 2}, {1, "kernel", 3, 2}));
static_assert(!has_kernels({0, "0.kernels", 2, 2}, {1, "kernel", 2, 3}));
static_assert(!has_kernels({1, "0.kernel", 2, 2}, {1, "kernel", 2, 3}));
static_assert(!staticnn::has_parameters<Nested>({{0, "0.kernel", 2, 2}}));

}  // namespace

int main(int, char** argv) {
    const std::string folder = argv[1];
    if (staticnn::can_forbid_system_calls()) {  // first, so that the first prediction is among them
        expect_no_system_calls(classifier::network, "classifier");
        expect_no_system_calls(regressor::network, "regressor");
    }
    expect_the_trainers_bits(classifier::network, folder + "/classifier");
    expect_the_trainers_bits(from_xml::network, folder + "/classifier");
    expect_the_trainers_bits(regressor::network, folder + "/regressor");
    expect(std::memcmp(classifier::network.weights(), from_xml::network.weights(),
                       sizeof classifier::classifier_weights) == 0,
           "an array has the bits of the file");
    expect_to_stay_in_the_file(classifier::network);
    expect_to_stay_in_the_file(from_xml::network);
    expect_wide_networks_to_predict();
    static_assert(std::is_same_v<decltype(classifier::network)::Scalar, float>);
    static_assert(std::is_same_v<decltype(regressor::network)::Scalar, double>);
    static_assert(noexcept(classifier::network.predict({1, 2, 3, 4, 5})));
    return failures == 0 ? 0 : 1;
}
