// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "staticnn/concepts/callback.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/core/power.hpp"
#include "staticnn/training/callbacks/describe_state.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

template <class Network>
class LearningRateFinderState;

/// Makes a run a trial of learning rates: from batch to batch the rate grows by one factor, from `min_rate`
/// to `max_rate` in `batches`, and the loss tells which rates are worth something. The run ends when all are
/// tried, when the loss is not finite, or when it is `divergence` times the best. Then the rate is that of
/// before; the weights have been through the trial, so give it a trainer of its own: `Trainer<Model, Loss,
/// Adam<>, LearningRateFinder> trial; trial.fit(data, {.epochs = 1});
/// trial.callback<LearningRateFinder>().suggestion()`. Source: Smith, Cyclical learning rates for training
/// neural networks, 2017; the smoothing is fastai's.
struct LearningRateFinder {
    static constexpr bool is_callback = true;
    static constexpr bool sets_learning_rate = true;
    static constexpr FixedString name = "learning_rate_finder";
    template <class Network>
    using Bound = LearningRateFinderState<Network>;

    double min_rate = 1e-7;
    double max_rate = 10;
    std::uint64_t batches = 100;
    double smoothing = 0.9;  ///< of the losses, whose mean moves by 1 - smoothing a batch
    double divergence = 4;

    /// Throws ArgumentError when a setting is outside its range.
    void validate(std::span<const std::string>) const {
        expect(min_rate > 0, "LearningRateFinder's min_rate", "above 0", min_rate);
        expect(max_rate > min_rate && max_rate < 1e9, "LearningRateFinder's max_rate", "above min_rate",
               max_rate);
        expect(batches >= 3, "LearningRateFinder's batches", "at least 3", static_cast<double>(batches));
        expect(smoothing >= 0 && smoothing < 1, "LearningRateFinder's smoothing", "at least 0 and below 1",
               smoothing);
        expect(divergence > 1, "LearningRateFinder's divergence", "above 1", divergence);
    }

    static constexpr auto members() {
        return describe(setting<"min_rate">(&LearningRateFinder::min_rate),
                        setting<"max_rate">(&LearningRateFinder::max_rate),
                        setting<"batches">(&LearningRateFinder::batches),
                        setting<"smoothing">(&LearningRateFinder::smoothing),
                        setting<"divergence">(&LearningRateFinder::divergence));
    }
};

/// LearningRateFinder in a trainer: its settings and what the present or last run has shown.
template <class Network>
class LearningRateFinderState : public LearningRateFinder {
public:
    LearningRateFinderState() = default;
    explicit LearningRateFinderState(const LearningRateFinder& settings) : LearningRateFinder(settings) {}

    /// The rates tried, ascending, and the smoothed loss at each.
    const std::vector<double>& rates() const noexcept { return rates_; }
    const std::vector<double>& losses() const noexcept { return losses_; }

    /// The rate at which the loss falls fastest: a good one to train with, a good maximum of a schedule.
    /// Throws RunError before three rates have been tried.
    double suggestion() const {
        const Index count = std::min(rates_.size(), losses_.size());  // a forged file may say otherwise
        if (count < 3)
            throw RunError(
                "a suggestion is expected to be asked for after a run of 3 batches or more, found " +
                std::to_string(count));
        Index steepest = 1;
        const auto slope = [&](Index i) { return losses_[i + 1] - losses_[i - 1]; };
        for (Index i = 2; i + 1 < count; ++i)
            if (slope(i) < slope(steepest)) steepest = i;
        return rates_[steepest];
    }

    void begin_run(Control<Network>& control) {
        rates_.clear();
        losses_.clear();
        mean_ = 0;
        rate_before_ = control.learning_rate;
        control.learning_rate = min_rate;
    }

    void end_batch(Control<Network>& control, const BatchReport& report) {
        if (!std::isfinite(report.loss)) {
            control.stops_at_once = true;
            return;
        }
        // Moving the mean, which starts at 0 and is made up for that, in one rounding each.
        mean_ = __builtin_fma(smoothing, mean_ - report.loss, report.loss);
        rates_.push_back(report.learning_rate);
        losses_.push_back(mean_ / (1 - power(smoothing, static_cast<std::uint64_t>(rates_.size()))));
        const double best = *std::min_element(losses_.begin(), losses_.end());
        const bool diverges = best > 0 && losses_.back() / best > divergence;
        control.stops_at_once = diverges || rates_.size() >= batches;
        control.learning_rate = rate_of(rates_.size());
    }

    void end_run(Control<Network>& control) noexcept { control.learning_rate = rate_before_; }

    static constexpr auto members() {
        using Self = LearningRateFinderState;
        return detail::describe_state<LearningRateFinder>(
            member<"rates">(&Self::rates_), member<"losses">(&Self::losses_), member<"mean">(&Self::mean_),
            member<"rate_before">(&Self::rate_before_));
    }

private:
    double rate_of(Index batch) const {
        const double place = static_cast<double>(batch) / static_cast<double>(batches - 1);
        return min_rate * power(max_rate / min_rate, std::min(place, 1.0));
    }

    std::vector<double> rates_;
    std::vector<double> losses_;
    double mean_ = 0;
    double rate_before_ = 0;
};

}  // namespace staticnn
