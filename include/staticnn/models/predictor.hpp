// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/models/predicts.hpp"

namespace staticnn {

/// A network whose weights are gone before anything is predicted.
template <class Network>
struct PredictorOfTemporary {
    static_assert(
        !std::is_same_v<Network, Network>,
        "staticnn: a predictor refers to the weights of its network: give 'Network' a name and keep it");
};

/// Predictions from weights that lie elsewhere: in a Network, or in the program's read-only data. Copied
/// freely; the weights must outlive it and stay as they are while it predicts.
template <class TopologyType, class T = float>
class Predictor : public Predicts<Predictor<TopologyType, T>, TopologyType, T> {
public:
    /// Weights in panels, in the order of Topology::parameter_table. Fastest when aligned to 64 bytes.
    constexpr explicit Predictor(std::span<const T, TopologyType::storage_size> weights) noexcept
        : weights_(weights.data()) {}

    /// The weights of a Network<TopologyType, T>.
    template <class Network>
        requires(std::same_as<typename Network::Topology, TopologyType>&&
                     std::same_as<typename Network::Scalar, T>)
    explicit Predictor(const Network& network) noexcept : weights_(network.parameters().data()) {}
    template <class Network>
        requires std::same_as<typename Network::Topology, TopologyType>
    explicit Predictor(const Network&&) noexcept { static_assert(sizeof(PredictorOfTemporary<Network>) > 0); }

    constexpr const T* weights() const noexcept { return weights_; }

private:
    const T* weights_ = nullptr;
};

template <class Network>
Predictor(const Network&) -> Predictor<typename Network::Topology, typename Network::Scalar>;

}  // namespace staticnn
