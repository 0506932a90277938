// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/names.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

/// The best value while there is none.
inline constexpr double no_best = std::numeric_limits<double>::quiet_NaN();

namespace detail {

/// The value that a callback watches, by its name, and which way it gets better: `mode` is "min", "max", or
/// "auto", which is "max" for names that contain "acc" or "auc" and "min" for all others.
struct Monitor {
    std::string_view name;
    std::string_view mode;

    bool is_maximized() const {
        if (mode != "auto") return mode == "max";
        return name.find("acc") != name.npos || name.find("auc") != name.npos;
    }

    /// True when `current` is better than `best` by more than `min_delta`. NaN never is; everything but the
    /// worst infinity is better than `no_best`.
    bool improves(double current, double best, double min_delta = 0) const {
        const double sign = is_maximized() ? -1 : 1;
        const double limit = std::isnan(best) ? std::numeric_limits<double>::infinity() : sign * best;
        return sign * current < limit - min_delta;
    }

    /// Throws ArgumentError, which calls the callback `owner`, unless the mode is known and a run reports
    /// the value; `names` are those of the values that it reports.
    void validate(const std::string& owner, std::span<const std::string> names) const {
        static const std::array<std::string, 3> modes{"auto", "min", "max"};
        position_of(mode, modes, owner + "'s mode");
        const auto reports = [&](std::string_view value) {
            return std::find(names.begin(), names.end(), value) != names.end();
        };
        if (name.starts_with("val_") && !reports(name) && reports(name.substr(4)))
            throw ArgumentError(owner + "'s monitor '" + std::string(name) +
                                "' needs validation data: give a validation_split or validation_data(data)");
        position_of(name, names, owner + "'s monitor");
    }
};

}  // namespace detail

STATICNN_END_RARE_CODE
}  // namespace staticnn
