// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "staticnn/report/html.hpp"
#include "staticnn/report/png.hpp"
#include "staticnn/report/state_view.hpp"

namespace staticnn::report {

/// The kernel of the first layer, [inputs, units].
struct FirstKernel {
    Index inputs, units;
    std::vector<float> values;
};

inline std::optional<FirstKernel> first_kernel_of(const StateView& state) {
    const Record* record = state.find("network.0.kernel");
    if (record == nullptr || record->type != ElementType::float32 || record->extents.size() != 2)
        return std::nullopt;
    FirstKernel kernel{record->extents[0], record->extents[1], {}};
    kernel.values.resize(kernel.inputs * kernel.units);
    if (record->bytes.size() != kernel.values.size() * sizeof(float) || kernel.values.empty())
        return std::nullopt;
    std::memcpy(kernel.values.data(), record->bytes.data(), record->bytes.size());
    return kernel;
}

/// Orange for weights above 0, blue for those below, the more opaque the larger: fits a light page and a
/// dark.
inline std::string picture_of(const FirstKernel& kernel, Index unit, Index side) {
    const auto weight = [&](Index input) {
        const double value = kernel.values[input * kernel.units + unit];
        return std::isfinite(value) ? value : 0.0;
    };
    double largest = 0;
    for (Index input = 0; input < kernel.inputs; ++input)
        largest = std::max(largest, std::abs(weight(input)));
    std::string pixels;
    for (Index input = 0; input < kernel.inputs; ++input) {
        const double share = largest > 0 ? weight(input) / largest : 0;
        pixels += share > 0 ? "\xe8\x6a\x1c" : "\x2f\x7b\xe0";
        pixels += static_cast<char>(std::lround(255 * std::abs(share)));
    }
    const auto size = static_cast<std::uint32_t>(side);
    return "<img alt=\"weights of unit " + std::to_string(unit) + "\" title=\"unit " + std::to_string(unit) +
           "\" width=\"" + std::to_string(2 * side) + "\" height=\"" + std::to_string(2 * side) +
           "\" src=\"data:image/png;base64," + base64_of(png_of(pixels, size, size)) + "\">\n";
}

/// The units with the largest weights, as pictures; nothing where the inputs are no square image.
inline std::string first_weights(const StateView& state) {
    constexpr Index shown = 40;
    const auto kernel = first_kernel_of(state);
    if (!kernel) return "";
    const auto side = static_cast<Index>(std::lround(std::sqrt(static_cast<double>(kernel->inputs))));
    if (side < 8 || side > 256 || side * side != kernel->inputs) return "";
    std::vector<double> sizes(kernel->units);
    for (Index i = 0; i < kernel->values.size(); ++i)
        sizes[i % kernel->units] += double{kernel->values[i]} * kernel->values[i];
    for (double& size : sizes)
        if (!std::isfinite(size)) size = 0;  // of no use in a comparison
    std::vector<Index> units(kernel->units);
    std::iota(units.begin(), units.end(), Index{0});
    std::sort(units.begin(), units.end(),
              [&](Index a, Index b) { return sizes[a] != sizes[b] ? sizes[a] > sizes[b] : a < b; });
    units.resize(std::min(shown, units.size()));
    std::string html = "<p class=\"soft\">What each unit adds up of an image of " + std::to_string(side) +
                       " by " + std::to_string(side) +
                       " pixels: orange counts for it, blue against it. The " + std::to_string(units.size()) +
                       " of " + std::to_string(kernel->units) +
                       " units with the largest weights.</p>\n<div class=\"pictures\">\n";
    for (const Index unit : units) html += picture_of(*kernel, unit, side);
    return html + "</div>\n";
}

}  // namespace staticnn::report
