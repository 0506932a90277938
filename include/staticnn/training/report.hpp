// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/names.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

/// Named numbers: those of one epoch, or the result of `evaluate`. Refers to its owner.
class Values {
public:
    Values(std::span<const std::string> names, std::span<const double> values)
        : names_(names), values_(values) {}

    /// Throws ArgumentError for a name that is not there.
    double operator[](std::string_view name) const {
        return values_[position_of(name, names_, "the name of a value")];
    }

    std::span<const std::string> names() const noexcept { return names_; }
    std::span<const double> numbers() const noexcept { return values_; }

private:
    std::span<const std::string> names_;
    std::span<const double> values_;
};

/// What hooks get at the end of an epoch.
struct EpochReport {
    std::uint64_t epoch;       ///< over all runs, counted from 1
    std::uint64_t run_epoch;   ///< within the run, counted from 1
    std::uint64_t run_epochs;  ///< the epochs that the run was asked for
    std::uint64_t step;        ///< updates done so far
    double seconds;            ///< spent on training in this process, without validation and hooks
    double learning_rate;      ///< of the last update
    Values values;             ///< "loss", metrics, "val_loss" and so on, "learning_rate"
    /// What a person should know of this run when it began or went on (`History::notes`); in the first report
    /// of a call alone.
    std::span<const std::string> notes_of_run{};
    /// And of this epoch: what callbacks have noticed (HealthMonitor), a loss that became NaN, who ended the
    /// run.
    std::span<const std::string> notes_of_epoch{};
    bool has_validation = false;  ///< without, values called "val_" are NaN

    double operator[](std::string_view name) const { return values[name]; }
};

/// Where in its run a batch stands.
struct EpochPlace {
    std::uint64_t run_epoch = 0;   ///< within the run, counted from 1
    std::uint64_t run_epochs = 0;  ///< the epochs that the run was asked for
    std::uint64_t batch = 0;       ///< within the epoch, counted from 1
    std::uint64_t batches = 0;     ///< of the epoch
    std::uint64_t position = 0;    ///< samples of the epoch done so far
    std::uint64_t samples = 0;     ///< of the epoch
    std::uint64_t trained = 0;  ///< samples of the epoch trained on by this trainer, as not before a resume
    double seconds = 0;         ///< that these took
};

/// The loss and the metrics of an epoch that is under way, computed when somebody asks for them.
struct RunningValues {
    std::span<const std::string> names{};
    const void* state = nullptr;
    void (*compute)(const void* state, std::span<double> values) = nullptr;

    std::vector<double> numbers() const {
        std::vector<double> values(names.size());
        if (compute != nullptr) compute(state, values);
        return values;
    }
};

/// What hooks get at the end of a batch.
struct BatchReport {
    std::uint64_t step;       ///< updates done so far
    std::uint64_t epoch;      ///< over all runs, counted from 1
    Index samples;            ///< in this batch
    double loss;              ///< mean over this batch
    double learning_rate;     ///< of this update
    EpochPlace place{};       ///< within the epoch and the run
    RunningValues running{};  ///< means over the epoch so far
};

/// What is told again and again while the validation of an epoch is computed.
struct ValidationReport {
    std::uint64_t epoch;      ///< over all runs, counted from 1
    double learning_rate;     ///< of the last update
    EpochPlace place{};       ///< of the last batch that was trained on
    RunningValues running{};  ///< means over the epoch
};

STATICNN_END_RARE_CODE
}  // namespace staticnn
