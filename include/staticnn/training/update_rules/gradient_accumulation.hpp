// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/concepts/update_rule.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/callbacks/describe_state.hpp"
#include "staticnn/training/update_rules/trained_gradients.hpp"

namespace staticnn {

template <class Network>
class GradientAccumulationState;

/// Option of Trainer: one update for every `batches` batches, by the mean of their gradients, as by Keras'
/// `gradient_accumulation_steps`. Counts across the ends of epochs and runs; what has been collected is part
/// of the checkpoint. Default: 2.
struct GradientAccumulation {
    static constexpr bool is_update_rule = true;
    static constexpr FixedString name = "gradient_accumulation";
    template <class Network>
    using Bound = GradientAccumulationState<Network>;

    std::uint64_t batches = 2;

    /// Throws ArgumentError unless there is at least 1 batch to an update.
    void validate() const {
        expect(batches >= 1, "GradientAccumulation's batches", "at least 1", static_cast<double>(batches));
    }

    static constexpr auto members() { return describe(setting<"batches">(&GradientAccumulation::batches)); }
};

/// GradientAccumulation in a trainer: its setting and the gradients that wait for their update.
template <class Network>
class GradientAccumulationState : public GradientAccumulation {
    using Gradients = Storage<typename Network::Topology, typename Network::Scalar>;

public:
    GradientAccumulationState() = default;
    explicit GradientAccumulationState(const GradientAccumulation& settings)
        : GradientAccumulation(settings) {}

    Index batches_of_an_update() const noexcept { return static_cast<Index>(batches); }
    /// Batches whose gradients wait.
    std::uint64_t waiting() const noexcept { return waiting_; }

    /// Takes the gradients of a batch. At the last batch of an update turns them into the mean over all of
    /// its batches and returns true. Order of summation (format): batches ascending, the sum last divided.
    template <class Isa>
    bool collect(Gradients& gradients) {
        using V = kernels::Pack<Isa, typename Network::Scalar>;
        using T = typename Network::Scalar;
        const bool is_last = ++waiting_ >= batches;
        const V divisor(static_cast<T>(batches));
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (const ParameterInfo& info : Network::Topology::parameter_table) {
                if (!info.is_trained()) continue;
                const Index end = info.offset + info.layout().size();
                for (Index i = info.offset; i < end; i += pack_lanes) {
                    const V sum = V::load(sums_.data() + i) + V::load(gradients.data() + i);
                    if (is_last) (sum / divisor).store(gradients.data() + i);
                    (is_last ? V(T(0)) : sum).store(sums_.data() + i);
                }
            }
        });
        if (is_last) waiting_ = 0;
        return is_last;
    }

    static constexpr auto members() {
        using Self = GradientAccumulationState;
        return detail::describe_state<GradientAccumulation>(member<"waiting">(&Self::waiting_),
                                                            member<"gradients">(&Self::sums_));
    }

private:
    std::uint64_t waiting_ = 0;
    Gradients sums_;
};

}  // namespace staticnn
