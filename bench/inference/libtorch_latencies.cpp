// SPDX-License-Identifier: BSL-1.0
//
// libtorch, which chooses its kernels when the program runs.
#include <torch/torch.h>

#include "inference/latencies.hpp"

namespace bench {
namespace {

/// One sample through a Sequential, without anything that training would want, on one thread.
template <class Topology>
class WithLibtorch {
public:
    explicit WithLibtorch(const Network<Topology>& network) {
        torch::set_num_threads(1);
        const torch::NoGradGuard no_gradients;
        add_layers(network, std::make_index_sequence<Topology::layer_count>{});
        model_->eval();
    }

    void operator()(const std::array<float, Topology::inputs>& sample,
                    std::array<float, Topology::outputs>& result) const {
        const torch::InferenceMode inference;
        const torch::Tensor found = model_->forward(torch::from_blob(
            const_cast<float*>(sample.data()), {1, static_cast<std::int64_t>(Topology::inputs)}));
        std::copy_n(found.template data_ptr<float>(), result.size(), result.data());
    }

private:
    template <std::size_t... I>
    void add_layers(const Network<Topology>& network, std::index_sequence<I...>) {
        (add_layer<I>(network), ...);
    }
    template <Index I>
    void add_layer(const Network<Topology>& network) {
        constexpr auto inputs = static_cast<std::int64_t>(Topology::template InputOf<I>::size);
        constexpr auto outputs = static_cast<std::int64_t>(Topology::template OutputOf<I>::size);
        using Activation = typename Topology::template LayerType<I>::Activation;
        const auto values = [&](const char* name) { return network.values(std::to_string(I) + '.' + name); };
        torch::nn::Linear layer(inputs, outputs);
        std::vector<float> kernel = values("kernel"), bias = values("bias");
        layer->weight.copy_(torch::from_blob(kernel.data(), {inputs, outputs}).t());
        layer->bias.copy_(torch::from_blob(bias.data(), {outputs}));
        model_->push_back(layer);
        if constexpr (std::is_same_v<Activation, Relu>)
            model_->push_back(torch::nn::ReLU());
        else if constexpr (std::is_same_v<Activation, Tanh>)
            model_->push_back(torch::nn::Tanh());
        else if constexpr (std::is_same_v<Activation, Softmax>)
            model_->push_back(torch::nn::Softmax(1));
    }

    mutable torch::nn::Sequential model_;
};

[[maybe_unused]] const int libtorch = add_all_latencies<WithLibtorch>("libtorch");

}  // namespace
}  // namespace bench
