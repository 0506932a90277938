// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "staticnn/concepts/callback.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/callbacks/describe_state.hpp"
#include "staticnn/training/callbacks/monitor.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

template <class Network>
class EarlyStoppingState;

/// Ends a run when a value has stopped improving, by the rules of Keras 3. All of its memory, the best
/// weights included, is part of the trainer's state. A new run restarts `wait` and the stop mark, but the
/// best value and its weights stay those of all runs, where Keras drops the weights.
struct EarlyStopping {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "early_stopping";
    template <class Network>
    using Bound = EarlyStoppingState<Network>;
    /// A patience of more epochs than anybody trains: only the best weights are of interest, or nothing is.
    static constexpr std::uint64_t never = 1'000'000'000;

    std::string monitor = "val_loss";
    double min_delta = 0;        ///< what an improvement must exceed
    std::uint64_t patience = 0;  ///< epochs without improvement that end the run, or `never`; 0 acts as 1
    std::string mode = "auto";   ///< "min", "max", or "auto": "max" for names with "acc" or "auc"
    double baseline = no_best;   ///< improvements that do not reach it do not restart the wait
    bool restore_best_weights = false;   ///< however the run ends, its network gets the best weights
    std::uint64_t start_from_epoch = 0;  ///< epochs at the start of a run that do not count

    /// Throws ArgumentError when a setting is outside its range or the monitor is not among `names`.
    void validate(std::span<const std::string> names) const {
        detail::Monitor{monitor, mode}.validate("EarlyStopping", names);
        expect(min_delta >= 0, "EarlyStopping's min_delta", "at least 0", min_delta);
    }

    static constexpr auto members() {
        return describe(setting<"monitor">(&EarlyStopping::monitor),
                        setting<"min_delta">(&EarlyStopping::min_delta),
                        setting<"patience">(&EarlyStopping::patience), setting<"mode">(&EarlyStopping::mode),
                        setting<"baseline">(&EarlyStopping::baseline),
                        setting<"restore_best_weights">(&EarlyStopping::restore_best_weights),
                        setting<"start_from_epoch">(&EarlyStopping::start_from_epoch));
    }
};

/// EarlyStopping in a trainer: its settings and what it remembers. Epochs are counted from 1 over all runs.
template <class Network>
class EarlyStoppingState : public EarlyStopping {
public:
    EarlyStoppingState() = default;
    explicit EarlyStoppingState(const EarlyStopping& settings) : EarlyStopping(settings) {}

    /// NaN before the first improvement.
    double best() const noexcept { return best_; }
    /// The epoch of the best value, 0 before there is one.
    std::uint64_t best_epoch() const noexcept { return best_epoch_; }
    /// Epochs since the last improvement that reached the baseline.
    std::uint64_t wait() const noexcept { return wait_; }
    /// The epoch that ended the run, 0 when this callback has not ended it.
    std::uint64_t stopped_epoch() const noexcept { return stopped_epoch_; }

    void begin_run(Control<Network>&) noexcept {
        wait_ = 0;
        stopped_epoch_ = 0;
    }

    void end_epoch(Control<Network>& control, const EpochReport& report) {
        if (report.run_epoch <= start_from_epoch) return;
        const detail::Monitor watched{monitor, mode};
        const double current = report[monitor];
        const bool improves = watched.improves(current, best_, min_delta);
        // Weights that nothing has been compared with yet are the best, even those of a NaN.
        const bool keeps = restore_best_weights && (improves || !best_weights_);
        if (keeps) best_weights_ = control.network;
        if (improves || keeps) best_epoch_ = report.epoch;
        ++wait_;
        if (improves) {
            best_ = current;
            if (watched.improves(current, baseline, min_delta)) wait_ = 0;
        } else if (wait_ >= patience && report.run_epoch > 1) {
            stopped_epoch_ = report.epoch;
            control.stops_run = true;
        }
    }

    void end_run(Control<Network>& control) {
        if (best_weights_) control.network = *best_weights_;
    }

    /// Of a run that ends after so many epochs.
    std::string note_of_end(std::uint64_t epoch) const {
        if (!best_weights_ || best_epoch_ == epoch) return "";
        return std::string(name.view()) + " brought back the weights of epoch " +
               std::to_string(best_epoch_) + ", the best by " + monitor;
    }

    static constexpr auto members() {
        return detail::describe_state<EarlyStopping>(
            member<"best">(&EarlyStoppingState::best_),
            member<"best_epoch">(&EarlyStoppingState::best_epoch_),
            member<"wait">(&EarlyStoppingState::wait_),
            member<"stopped_epoch">(&EarlyStoppingState::stopped_epoch_),
            member<"best_weights">(&EarlyStoppingState::best_weights_));
    }

private:
    double best_ = no_best;
    std::uint64_t best_epoch_ = 0;
    std::uint64_t wait_ = 0;
    std::uint64_t stopped_epoch_ = 0;
    std::optional<Network> best_weights_;
};

}  // namespace staticnn
