// SPDX-License-Identifier: BSL-1.0
//
// Compiled without exceptions and run-time type information, linked with staticnn::inference alone; whoever
// asks for memory ends it.
#include <cstdlib>
#include <new>

#include "staticnn/inference.hpp"

void* operator new(std::size_t) { std::abort(); }
void* operator new(std::size_t, std::align_val_t) { std::abort(); }
void operator delete(void*) noexcept {}
void operator delete(void*, std::size_t) noexcept {}
void operator delete(void*, std::align_val_t) noexcept {}
void operator delete(void*, std::size_t, std::align_val_t) noexcept {}

using namespace staticnn;

namespace {

using Model = Sequential<Dense<2, 40, Relu>, BatchNormalization<40>, Residual<LayerNormalization<40>>,
                         Dense<40, 2, Softmax>>;

// Read-only data of the program: weights in panels, here without a pattern that means anything.
constexpr auto weights = [] {
    std::array<float, Model::storage_size> values{};
    for (Index i = 0; i < values.size(); ++i) values[i] = static_cast<float>(i % 7) * 0.25f - 0.5f;
    const ParameterInfo& variance = Model::parameter_table[5];
    for (Index i = 0; i < variance.layout().size(); ++i) values[variance.offset + i] = 1;
    return values;
}();
constexpr Predictor<Model> predictor{std::span(weights)};

}  // namespace

int main() {
    static_assert(noexcept(predictor.predict({0, 1})));
    std::array<std::array<float, 2>, 70> samples{}, results{};
    for (Index i = 0; i < samples.size(); ++i) samples[i] = {static_cast<float>(i), 0.5f};
    bool holds = predictor.predict_batch(samples, results) == samples.size() && results[0] != results[1];
    for (Index i = 0; i < samples.size(); ++i) holds = holds && predictor.predict(samples[i]) == results[i];
    return holds ? EXIT_SUCCESS : EXIT_FAILURE;
}
