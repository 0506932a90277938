// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <cstdio>

#include "staticnn/training/callbacks/health_measures.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

inline std::string short_number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

STATICNN_FUNCTION std::vector<Finding> findings_of(const std::vector<LayerHealth>& layers,
                                                   const HealthLimits& limits) {
    std::vector<Finding> findings;
    const auto root_mean_square = [](const HealthSums& sums) {
        return std::sqrt(sums.squares / sums.gradients);
    };
    const double last = layers.empty() ? 0 : root_mean_square(layers.back().sums);
    for (Index i = 0; i < layers.size(); ++i) {
        const LayerHealth& layer = layers[i];
        const auto find = [&](char kind, const std::string& words) {
            findings.push_back({kind + std::to_string(i), layer.name + ": " + words});
        };
        if (layer.sums.gradients == 0) continue;
        const auto units = static_cast<double>(layer.units);
        if (layer.can_be_dead && layer.sums.samples >= limits.min_samples &&
            static_cast<double>(layer.dead) > limits.dead * units)
            find('d', std::to_string(layer.dead) + " of " + std::to_string(layer.units) +
                          " units are dead, they gave 0 for each of the " +
                          std::to_string(static_cast<Index>(layer.sums.samples)) + " samples looked at");
        const double saturated = layer.sums.saturated / (layer.sums.samples * units);
        if (saturated > limits.saturated)
            find('s', short_number(100 * saturated) +
                          " % of the outputs are saturated, within a hundredth of "
                          "an end of their range");
        const double size = root_mean_square(layer.sums), ratio = size / last;
        const std::string of_last = ", " + short_number(ratio) + " times that of the last layer";
        if (!std::isfinite(size))
            find('n', "gradients are not finite");
        else if (last > 0 && ratio > limits.exploding)
            find('e', "gradients explode, their root mean square is " + short_number(size) + of_last);
        // A gradient that is exactly 0 was not computed: nothing before this layer learns.
        else if (last > 0 && size > 0 && ratio < limits.vanishing)
            find('v', "gradients vanish, their root mean square is " + short_number(size) + of_last);
    }
    return findings;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
