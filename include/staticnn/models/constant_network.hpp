// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>

#include "staticnn/models/predictor.hpp"

namespace staticnn {

/// Values that are not the weights of a network.
template <Index Count, Index Parameters>
struct WeightsFor {
    static_assert(Count == Parameters,
                  "staticnn: 'Count' values are no weights for a network of 'Parameters'");
};

/// A network whose weights are part of the object: a constant of the program, which no constructor fills when
/// it starts, or a copy outside the heap. It predicts in constant expressions too:
///     constexpr ConstantNetwork<Model> network({0.5f, ...});
///     static_assert(network.predict({0, 1})[0] > 0.5f);
template <class TopologyType, class T = float>
class ConstantNetwork : public Predicts<ConstantNetwork<TopologyType, T>, TopologyType, T> {
public:
    /// All parameters in the order of Topology::parameter_table, each row-major without padding: for a Dense
    /// its kernel [inputs, outputs] as in Keras, then its bias.
    constexpr explicit ConstantNetwork(std::span<const T, TopologyType::parameter_count> values) noexcept {
        const T* next = values.data();
        for (const ParameterInfo& info : TopologyType::parameter_table) {
            const PanelLayout layout = info.layout();
            for (Index row = 0; row < layout.rows; ++row)
                for (Index column = 0; column < layout.columns; ++column)
                    weights_[info.offset + layout.offset(row, column)] = *next++;
        }
    }
    template <Index Count>
    constexpr explicit ConstantNetwork(const T (&values)[Count]) noexcept
        : ConstantNetwork(checked<Count>(values)) {}

    /// A copy of the weights.
    constexpr explicit ConstantNetwork(const Predictor<TopologyType, T>& other) noexcept {
        std::copy_n(other.weights(), TopologyType::storage_size, weights_);
    }

    constexpr const T* weights() const noexcept { return weights_; }

private:
    template <Index Count>
    static constexpr std::span<const T, TopologyType::parameter_count> checked(const T* values) noexcept {
        static_assert(sizeof(WeightsFor<Count, TopologyType::parameter_count>) > 0);
        return std::span<const T, TopologyType::parameter_count>(values, TopologyType::parameter_count);
    }

    alignas(64) T weights_[TopologyType::storage_size]{};
};

}  // namespace staticnn
