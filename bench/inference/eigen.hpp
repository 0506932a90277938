// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <Eigen/Dense>
#include <memory>

#include "inference/networks.hpp"

/// The same with Eigen's matrices of fixed size.
namespace bench {

template <class Topology>
class WithEigen {
    template <Index I>
    struct Rest {
        static constexpr int inputs = static_cast<int>(Topology::template InputOf<I>::size);
        static constexpr int outputs = static_cast<int>(Topology::template OutputOf<I>::size);
        static constexpr bool is_small = inputs * outputs <= 512;
        using Activation = typename Topology::template LayerType<I>::Activation;

        explicit Rest(const Network<Topology>& network) : next(network) {
            const auto kernel_values = network.values(std::to_string(I) + ".kernel");
            const auto bias_values = network.values(std::to_string(I) + ".bias");
            for (int i = 0; i < inputs; ++i)
                for (int j = 0; j < outputs; ++j)
                    kernel(j, i) = kernel_values[static_cast<Index>(i * outputs + j)];
            for (int j = 0; j < outputs; ++j) bias(j) = bias_values[static_cast<Index>(j)];
        }
        template <class Input, class Output>
        void operator()(const Input& x, Output& result) const {
            Eigen::Matrix<float, outputs, 1> y = bias;
            // Products small enough to be unrolled are several times as fast like this.
            if constexpr (is_small)
                y.noalias() += kernel.lazyProduct(x);
            else
                y.noalias() += kernel * x;
            if constexpr (std::is_same_v<Activation, Relu>)
                y = y.cwiseMax(0.0f);
            else if constexpr (std::is_same_v<Activation, Tanh>)
                y = y.array().tanh();
            else if constexpr (std::is_same_v<Activation, Softmax>) {
                y = (y.array() - y.maxCoeff()).exp();
                y /= y.sum();
            }
            next(y, result);
        }
        // Matrices as large as 784 x 512 are refused as members; columns follow each other as inputs do.
        using Kernel = Eigen::Matrix<float, outputs, (inputs * outputs > 16'384 ? Eigen::Dynamic : inputs)>;
        Kernel kernel{outputs, inputs};
        Eigen::Matrix<float, outputs, 1> bias;
        Rest<I + 1> next;
    };
    template <Index I>
        requires(I == Topology::layer_count)
    struct Rest<I> {
        explicit Rest(const Network<Topology>&) {}
        template <class Output, class Result>
        void operator()(const Output& y, Result& result) const {
            for (Index i = 0; i < result.size(); ++i) result[i] = y(static_cast<int>(i));
        }
    };

public:
    explicit WithEigen(const Network<Topology>& network) : layers_(std::make_unique<Rest<0>>(network)) {}

    void operator()(const std::array<float, Topology::inputs>& sample,
                    std::array<float, Topology::outputs>& result) const {
        const Eigen::Map<const Eigen::Matrix<float, static_cast<int>(Topology::inputs), 1>> x(sample.data());
        (*layers_)(x, result);
    }

private:
    std::unique_ptr<Rest<0>> layers_;
};

}  // namespace bench
