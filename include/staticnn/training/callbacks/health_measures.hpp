// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/lane.hpp"
#include "staticnn/core/panels.hpp"
#include "staticnn/kernels/panel_view.hpp"

namespace staticnn::detail {

/// Outputs that are saturated: near an end of the range of a function.
struct Saturation {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};

/// Where a bounded function is within a hundredth of its range from an end. An end at which it is exactly
/// constant nearby, as rectifiers are, does not count; nor does a function that has no ends.
template <class Activation>
Saturation saturation_of() {
    const auto value = [](double x) { return Activation::apply(Lane<double>(x)).value; };
    const auto is_end = [&](double sign) {
        return value(50 * sign) == value(100 * sign) && value(sign / 2) != value(100 * sign);
    };
    const double low = value(-100), high = value(100), margin = (high - low) / 100;
    Saturation found;
    if (value(50) != high || value(-50) != low) return found;
    if (is_end(-1)) found.low = low + margin;
    if (is_end(1)) found.high = high - margin;
    return found;
}

/// What was seen of a layer during an epoch, as numbers that are part of a state.
struct HealthSums {
    double samples = 0;
    double saturated = 0;  // outputs
    double squares = 0;    // of the gradients of what enters the activation
    double gradients = 0;  // their number
};
inline constexpr Index numbers_of_health = 4;

/// Adds a batch. `alive` has a character for each unit, '+' once it gave anything but 0.
template <class T>
void measure_health(kernels::PanelView<T> output, kernels::PanelView<T> gradient, Index rows, Index units,
                    const Saturation& saturation, HealthSums& sums, char* alive) {
    const Index width = panel_width(units);
    for (Index unit = 0; unit < units; ++unit) {
        const T* y = output.values + unit / width * output.stride + unit % width;
        const T* dx = gradient.values + unit / width * gradient.stride + unit % width;
        bool is_alive = false;
        double saturated = 0, squares = 0;
        for (Index row = 0; row < rows; ++row) {
            const double value = y[row * width], slope = dx[row * width];
            is_alive = is_alive || value != 0;
            saturated += value <= saturation.low || value >= saturation.high ? 1 : 0;
            squares += (Lane<double>(slope) * Lane<double>(slope)).value;
        }
        if (is_alive) alive[unit] = '+';
        sums.saturated += saturated;
        sums.squares += squares;
    }
    sums.samples += static_cast<double>(rows);
    sums.gradients += static_cast<double>(rows * units);
}

/// One layer, or several that are one step, with what was seen of it.
struct LayerHealth {
    std::string name;
    Index units = 0;
    Index dead = 0;
    bool can_be_dead = false;
    HealthSums sums{};
};

/// Those of HealthMonitor.
struct HealthLimits {
    double dead, min_samples, saturated, vanishing, exploding;
};

/// A sentence, and what it is about: a letter for the kind, and the number of the layer.
struct Finding {
    std::string key;
    std::string sentence;
};

STATICNN_FUNCTION std::vector<Finding> findings_of(const std::vector<LayerHealth>& layers,
                                                   const HealthLimits& limits);

}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/callbacks/health_measures.ipp"
#endif
