// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "staticnn/concepts/callback.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/callbacks/describe_state.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

template <class Network>
class StochasticWeightAverageState;

/// The plain mean of the weights at the ends of late epochs of a run, each counting the same (WeightAverage
/// forgets, and follows every update). It often generalises better than the last weights, at no cost.
/// `trainer.callback<StochasticWeightAverage>().network()` is a network to predict with; with `replaces` the
/// run ends with the mean as its weights. Running statistics are averaged too, where the paper measures them
/// anew. Every run begins its mean anew. Source: Izmailov et al., Averaging weights leads to wider optima and
/// better generalization, 2018.
struct StochasticWeightAverage {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "stochastic_weight_average";
    template <class Network>
    using Bound = StochasticWeightAverageState<Network>;

    std::uint64_t start_from_epoch = 10;  ///< epochs at the start of a run that do not count
    std::uint64_t every = 1;              ///< epochs from one that counts to the next
    bool replaces = false;                ///< the network ends the run with the mean

    /// Throws ArgumentError when a setting is outside its range.
    void validate(std::span<const std::string>) const {
        expect(every >= 1, "StochasticWeightAverage's every", "at least 1", static_cast<double>(every));
    }

    static constexpr auto members() {
        using Self = StochasticWeightAverage;
        return describe(setting<"start_from_epoch">(&Self::start_from_epoch), setting<"every">(&Self::every),
                        setting<"replaces">(&Self::replaces));
    }
};

/// StochasticWeightAverage in a trainer: its settings and the mean.
template <class Network>
class StochasticWeightAverageState : public StochasticWeightAverage {
    using T = typename Network::Scalar;

public:
    StochasticWeightAverageState() = default;
    explicit StochasticWeightAverageState(const StochasticWeightAverage& settings)
        : StochasticWeightAverage(settings) {}

    /// The mean; start values before the first epoch that counts.
    const Network& network() const noexcept { return mean_; }
    /// Epochs that went into it.
    std::uint64_t epochs() const noexcept { return epochs_; }

    void begin_run(Control<Network>&) noexcept { epochs_ = 0; }

    void end_epoch(Control<Network>& control, const EpochReport& report) {
        if (report.run_epoch <= start_from_epoch || (report.run_epoch - start_from_epoch - 1) % every != 0)
            return;
        ++epochs_;
        const T count = static_cast<T>(epochs_);
        const T* const weights = control.network.parameters().data();
        T* const mean = mean_.parameters().data();
        // A mean that it forgot is no start: 0 times it could be NaN.
        for (Index i = 0; i < Network::Topology::storage_size; ++i)
            mean[i] = epochs_ == 1 ? weights[i] : mean[i] + (weights[i] - mean[i]) / count;
    }

    void end_run(Control<Network>& control) {
        if (replaces && epochs_ > 0) control.network = mean_;
    }

    static constexpr auto members() {
        using Self = StochasticWeightAverageState;
        return detail::describe_state<StochasticWeightAverage>(member<"epochs">(&Self::epochs_),
                                                               member<"mean">(&Self::mean_));
    }

private:
    std::uint64_t epochs_ = 0;
    Network mean_;
};

}  // namespace staticnn
