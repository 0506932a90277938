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
#include "staticnn/report/picture.hpp"
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
inline std::string picture_of(const FirstKernel& kernel, Index unit, const ImageShape& shape) {
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
    return image(pixels, shape, 2, "weights of unit " + std::to_string(unit)) + '\n';
}

/// The units with the largest weights, as pictures; nothing where the inputs are no image in
/// one colour.
inline std::string first_weights(const StateView& state) {
    constexpr Index shown = 40;
    const auto kernel = first_kernel_of(state);
    if (!kernel) return "";
    const auto shape = image_shape_of(state, kernel->inputs);
    if (!shape || shape->channels != 1) return "";
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
    std::string html = "<p class=\"soft\">What each unit adds up of an image of " + shape->words() +
                       " pixels: orange counts for it, blue against it. The " + std::to_string(units.size()) +
                       " of " + std::to_string(kernel->units) +
                       " units with the largest weights.</p>\n<div class=\"pictures\">\n";
    for (const Index unit : units) html += picture_of(*kernel, unit, *shape);
    return html + "</div>\n";
}

}  // namespace staticnn::report
