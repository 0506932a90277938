// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "staticnn/concepts/callback.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/callbacks/describe_state.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

template <class Network, class Slots>
class RollBackOnNanState;

/// When the loss of a batch is NaN or infinite: back to the last good weights and slots, on with the next
/// batch at a lower learning rate. The snapshot, of weights and slots that are all finite, is part of the
/// trainer's state while the run is open. The batch does not count in the values of its epoch; steps, epochs
/// and the order of the samples go on. After `max_roll_backs` the next such loss ends the run with its batch,
/// as TerminateOnNan does, and leaves it the good weights. For optimizers
/// with a constant rate, and not beside an update rule with a memory of its own (GradientAccumulation,
/// WeightAverage).
struct RollBackOnNan {
    static constexpr bool is_callback = true;
    static constexpr bool sets_learning_rate = true;
    static constexpr bool discards_batches = true;
    static constexpr FixedString name = "roll_back_on_nan";
    template <class Network, class Slots>
    using BoundWithSlots = RollBackOnNanState<Network, Slots>;

    double factor = 0.5;               ///< what a roll back multiplies the learning rate by
    std::uint64_t interval = 100;      ///< batches between two snapshots
    std::uint64_t max_roll_backs = 5;  ///< in one run

    /// Throws ArgumentError when a setting is outside its range.
    void validate(std::span<const std::string>) const {
        expect(factor > 0 && factor < 1, "RollBackOnNan's factor", "above 0 and below 1", factor);
        expect(interval >= 1, "RollBackOnNan's interval", "at least 1", static_cast<double>(interval));
    }

    static constexpr auto members() {
        return describe(setting<"factor">(&RollBackOnNan::factor),
                        setting<"interval">(&RollBackOnNan::interval),
                        setting<"max_roll_backs">(&RollBackOnNan::max_roll_backs));
    }
};

/// Weights, and what the optimizer keeps for each of them.
template <class Network, class Slots>
struct WeightsAndSlots {
    Network network{};
    Slots slots{};

    void append_leaves(const std::string& prefix, Leaves& leaves) {
        network.append_leaves(prefix + ".network", leaves);
        for (Index i = 0; i < slots.size(); ++i)
            slots[i].append_trained_leaves(prefix + ".slots", '.' + std::to_string(i), leaves);
    }
};

/// RollBackOnNan in a trainer: its settings and what it remembers.
template <class Network, class Slots>
class RollBackOnNanState : public RollBackOnNan {
    using BothControl = ControlWithSlots<Network, Slots>;

public:
    RollBackOnNanState() = default;
    explicit RollBackOnNanState(const RollBackOnNan& settings) : RollBackOnNan(settings) {}

    /// Of the present or last run.
    std::uint64_t roll_backs() const noexcept { return roll_backs_; }
    /// The updates done when the weights were taken that a roll back goes to.
    /// 0 for those at the start of the run.
    std::uint64_t good_step() const noexcept { return good_step_; }

    void begin_run(BothControl& control) {
        roll_backs_ = 0;
        good_step_ = 0;
        batches_ = 0;
        good_.reset();
        take(control, 0);
    }

    void end_batch(BothControl& control, const BatchReport& report) {
        if (std::isfinite(report.loss)) {
            if (++batches_ >= interval) take(control, report.step);
            return;
        }
        control.discards_batch = true;
        if (good_) go_back(control);
        if (!good_ || roll_backs_ == max_roll_backs) {
            control.stops_at_once = true;
        } else {
            ++roll_backs_;
            control.learning_rate *= factor;
        }
    }

    /// No loss has been computed from the last weights of a run.
    void end_run(BothControl& control) {
        if (good_ && !is_finite(control)) go_back(control);
        good_.reset();
    }

    static constexpr auto members() {
        return detail::describe_state<RollBackOnNan>(member<"roll_backs">(&RollBackOnNanState::roll_backs_),
                                                     member<"good_step">(&RollBackOnNanState::good_step_),
                                                     member<"batches">(&RollBackOnNanState::batches_),
                                                     member<"good">(&RollBackOnNanState::good_));
    }

private:
    // A finite loss says nothing of the update that followed it: its weights are looked at themselves.
    void take(const BothControl& control, std::uint64_t step) {
        if (!is_finite(control)) return;
        good_ = {control.network, control.slots};
        good_step_ = step;
        batches_ = 0;
    }

    void go_back(BothControl& control) {
        control.network = good_->network;
        control.slots = good_->slots;
        batches_ = 0;
    }

    static bool is_finite(const BothControl& control) {
        const auto all_finite = [](const auto& storage) {
            return std::all_of(storage.data(), storage.data() + Network::Topology::storage_size,
                               [](auto value) { return std::isfinite(value); });
        };
        return all_finite(std::as_const(control.network).parameters()) &&
               std::all_of(control.slots.begin(), control.slots.end(), all_finite);
    }

    std::uint64_t roll_backs_ = 0;
    std::uint64_t good_step_ = 0;
    std::uint64_t batches_ = 0;  // since the weights were taken or gone back to
    std::optional<WeightsAndSlots<Network, Slots>> good_;
};

}  // namespace staticnn
