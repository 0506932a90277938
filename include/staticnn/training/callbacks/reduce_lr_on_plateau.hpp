// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>

#include "staticnn/concepts/callback.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/callbacks/describe_state.hpp"
#include "staticnn/training/callbacks/monitor.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

class ReduceLrOnPlateauState;

/// Lowers the learning rate when a value has stopped improving, by the rules of Keras 3. For optimizers with
/// a constant rate. Its memory is part of the trainer's state and goes on in the next run, so that two runs
/// of 3 epochs do what one of 6 does, where Keras restarts the wait and the cooldown.
struct ReduceLrOnPlateau {
    static constexpr bool is_callback = true;
    static constexpr bool sets_learning_rate = true;
    static constexpr FixedString name = "reduce_lr_on_plateau";
    template <class>
    using Bound = ReduceLrOnPlateauState;

    std::string monitor = "val_loss";
    double factor = 0.1;          ///< what the learning rate is multiplied by
    std::uint64_t patience = 10;  ///< epochs without improvement that lower the rate; 0 acts as 1
    double min_delta = 1e-4;      ///< what an improvement must exceed
    std::uint64_t cooldown = 0;   ///< epochs after a reduction that do not count
    double min_lr = 0;            ///< the rate is not lowered below
    std::string mode = "auto";    ///< "min", "max", or "auto": "max" for names with "acc" or "auc"

    /// Throws ArgumentError when a setting is outside its range or the monitor is not among `names`.
    void validate(std::span<const std::string> names) const {
        detail::Monitor{monitor, mode}.validate("ReduceLrOnPlateau", names);
        expect(factor > 0 && factor < 1, "ReduceLrOnPlateau's factor", "above 0 and below 1", factor);
        expect(min_delta >= 0, "ReduceLrOnPlateau's min_delta", "at least 0", min_delta);
        expect(min_lr >= 0, "ReduceLrOnPlateau's min_lr", "at least 0", min_lr);
    }

    static constexpr auto members() {
        return describe(
            setting<"monitor">(&ReduceLrOnPlateau::monitor), setting<"factor">(&ReduceLrOnPlateau::factor),
            setting<"patience">(&ReduceLrOnPlateau::patience),
            setting<"min_delta">(&ReduceLrOnPlateau::min_delta),
            setting<"cooldown">(&ReduceLrOnPlateau::cooldown), setting<"min_lr">(&ReduceLrOnPlateau::min_lr),
            setting<"mode">(&ReduceLrOnPlateau::mode));
    }
};

/// ReduceLrOnPlateau in a trainer: its settings and what it remembers.
class ReduceLrOnPlateauState : public ReduceLrOnPlateau {
public:
    ReduceLrOnPlateauState() = default;
    explicit ReduceLrOnPlateauState(const ReduceLrOnPlateau& settings) : ReduceLrOnPlateau(settings) {}

    /// NaN before the first improvement.
    double best() const noexcept { return best_; }
    /// Epochs without improvement that count.
    std::uint64_t wait() const noexcept { return wait_; }
    /// Epochs of the cooldown that are still to come.
    std::uint64_t cooldown_left() const noexcept { return cooldown_left_; }

    template <class Network>
    void end_epoch(Control<Network>& control, const EpochReport& report) {
        const double current = report[monitor];
        if (cooldown_left_ > 0) {
            --cooldown_left_;
            wait_ = 0;
        }
        if (detail::Monitor{monitor, mode}.improves(current, best_, min_delta)) {
            best_ = current;
            wait_ = 0;
        } else if (cooldown_left_ == 0) {
            ++wait_;
            if (wait_ >= patience && control.learning_rate > min_lr) {
                control.learning_rate = std::max(control.learning_rate * factor, min_lr);
                cooldown_left_ = cooldown;
                wait_ = 0;
            }
        }
    }

    static constexpr auto members() {
        return detail::describe_state<ReduceLrOnPlateau>(
            member<"best">(&ReduceLrOnPlateauState::best_), member<"wait">(&ReduceLrOnPlateauState::wait_),
            member<"cooldown_left">(&ReduceLrOnPlateauState::cooldown_left_));
    }

private:
    double best_ = no_best;
    std::uint64_t wait_ = 0;
    std::uint64_t cooldown_left_ = 0;
};

}  // namespace staticnn
