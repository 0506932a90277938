// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "inference/networks.hpp"

/// What one writes by hand: nested loops over std::array, inputs outside, so that compilers vectorise.
namespace bench {

template <Index Inputs, Index Outputs>
struct LoopLayer {
    std::array<std::array<float, Outputs>, Inputs> kernel;
    std::array<float, Outputs> bias;

    LoopLayer(const std::vector<float>& kernel_values, const std::vector<float>& bias_values) {
        for (Index i = 0; i < Inputs; ++i)
            for (Index j = 0; j < Outputs; ++j) kernel[i][j] = kernel_values[i * Outputs + j];
        std::copy_n(bias_values.begin(), Outputs, bias.begin());
    }

    void multiply(const std::array<float, Inputs>& x, std::array<float, Outputs>& y) const {
        std::array<float, Outputs> sums = bias;
        for (Index i = 0; i < Inputs; ++i)
            for (Index j = 0; j < Outputs; ++j) sums[j] += x[i] * kernel[i][j];
        y = sums;
    }
};

template <class Activation, Index Size>
void apply_by_hand(std::array<float, Size>& y) {
    if constexpr (std::is_same_v<Activation, Relu>) {
        for (float& value : y) value = value > 0 ? value : 0;
    } else if constexpr (std::is_same_v<Activation, Tanh>) {
        for (float& value : y) value = std::tanh(value);
    } else if constexpr (std::is_same_v<Activation, Softmax>) {
        const float largest = *std::max_element(y.begin(), y.end());
        float sum = 0;
        for (float& value : y) sum += value = std::exp(value - largest);
        for (float& value : y) value /= sum;
    }
}

template <class Topology, Index I>
using LoopLayerOf = LoopLayer<Topology::template InputOf<I>::size, Topology::template OutputOf<I>::size>;

/// Layer after layer, each known to the compiler.
template <class Topology>
class Loops {
    template <Index I>
    struct Rest {
        explicit Rest(const Network<Topology>& network)
            : layer(network.values(std::to_string(I) + ".kernel"),
                    network.values(std::to_string(I) + ".bias")),
              next(network) {}
        template <class Input, class Output>
        void operator()(const Input& x, Output& result) const {
            std::array<float, Topology::template OutputOf<I>::size> y;
            layer.multiply(x, y);
            apply_by_hand<typename Topology::template LayerType<I>::Activation>(y);
            next(y, result);
        }
        LoopLayerOf<Topology, I> layer;
        Rest<I + 1> next;
    };
    template <Index I>
        requires(I == Topology::layer_count)
    struct Rest<I> {
        explicit Rest(const Network<Topology>&) {}
        template <class Output>
        void operator()(const Output& y, Output& result) const {
            result = y;
        }
    };

public:
    explicit Loops(const Network<Topology>& network) : layers_(std::make_unique<Rest<0>>(network)) {}

    void operator()(const std::array<float, Topology::inputs>& sample,
                    std::array<float, Topology::outputs>& result) const {
        (*layers_)(sample, result);
    }

private:
    std::unique_ptr<Rest<0>> layers_;
};

}  // namespace bench
