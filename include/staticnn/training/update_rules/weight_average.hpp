// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/concepts/update_rule.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/kernels/reduce.hpp"
#include "staticnn/models/network.hpp"
#include "staticnn/training/callbacks/describe_state.hpp"

namespace staticnn {

template <class Network>
class WeightAverageState;

/// Option of Trainer: keeps an exponential moving average of all weights, average += (1 - momentum) (w -
/// average) after each update, as by Keras' `use_ema`; it starts as the weights after the first update. The
/// average is in the checkpoint; `trainer.update_rule<WeightAverage>().network()` is a network to predict
/// with. With `overwrite_every`, every so many updates the weights themselves become the average. Source:
/// Polyak and Juditsky, Acceleration of Stochastic Approximation by Averaging, 1992.
struct WeightAverage {
    static constexpr bool is_update_rule = true;
    static constexpr FixedString name = "weight_average";
    template <class Network>
    using Bound = WeightAverageState<Network>;

    double momentum = 0.99;
    std::uint64_t overwrite_every = 0;  ///< updates; 0: never

    /// Throws ArgumentError when the momentum is outside its range.
    void validate() const {
        expect(momentum >= 0 && momentum < 1, "WeightAverage's momentum", "at least 0 and below 1", momentum);
    }

    static constexpr auto members() {
        return describe(setting<"momentum">(&WeightAverage::momentum),
                        setting<"overwrite_every">(&WeightAverage::overwrite_every));
    }
};

/// WeightAverage in a trainer: its settings and the average.
template <class Network>
class WeightAverageState : public WeightAverage {
    using T = typename Network::Scalar;
    using Values = Storage<typename Network::Topology, T>;

public:
    WeightAverageState() = default;
    explicit WeightAverageState(const WeightAverage& settings) : WeightAverage(settings) {}

    /// The average; start values before the first update.
    const Network& network() const noexcept { return average_; }
    /// Updates that went into it.
    std::uint64_t updates() const noexcept { return updates_; }

    template <class Isa>
    void after_update(Values& values) {
        using V = kernels::Pack<Isa, T>;
        const bool is_first = updates_++ == 0;
        const bool overwrites = overwrite_every != 0 && updates_ % overwrite_every == 0;
        const V share(static_cast<T>(1 - momentum));
        T* const average = average_.parameters().data();
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index i = 0; i < Network::Topology::storage_size; i += pack_lanes) {
                const V value = V::load(values.data() + i), old = V::load(average + i);
                const V mean = is_first ? value : fma(value - old, share, old);
                mean.store(average + i);
                if (overwrites) mean.store(values.data() + i);
            }
        });
    }

    static constexpr auto members() {
        using Self = WeightAverageState;
        return detail::describe_state<WeightAverage>(member<"updates">(&Self::updates_),
                                                     member<"average">(&Self::average_));
    }

private:
    std::uint64_t updates_ = 0;
    Network average_;
};

}  // namespace staticnn
