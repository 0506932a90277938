// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "staticnn/training/report.hpp"

namespace staticnn {

inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Stands for a network, for callbacks that do not look at it.
struct NoNetwork {};

/// The reports of a run, made from values of one name.
class Reports {
public:
    explicit Reports(std::string name = "val_loss") : names_{std::move(name)} {}

    const std::vector<std::string>& names() const { return names_; }

    /// The end of an epoch, counted from 1 in the run; `epochs_before` are those of earlier runs.
    EpochReport epoch(std::uint64_t run_epoch, double value, std::uint64_t epochs_before = 0) {
        value_ = {value};
        const std::uint64_t epoch = epochs_before + run_epoch;
        return {epoch, run_epoch, 1000, 10 * epoch, 0, 0.5, Values(names_, value_)};
    }

private:
    std::vector<std::string> names_;
    std::vector<double> value_;
};

}  // namespace staticnn
