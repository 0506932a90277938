// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "staticnn/report/html.hpp"
#include "staticnn/report/png.hpp"
#include "staticnn/report/state_view.hpp"

namespace staticnn::report {

/// The picture that a sample is, row after row, each pixel one number or red, green and blue.
struct ImageShape {
    Index rows, columns, channels;

    Index size() const { return rows * columns * channels; }
    /// "28 by 28"
    std::string words() const { return std::to_string(rows) + " by " + std::to_string(columns); }
};

/// Of samples of `width` values: what a ClassificationReport was told, else a square of 8 to 256 pixels a
/// side; nothing where neither fits.
inline std::optional<ImageShape> image_shape_of(const StateView& state, Index width) {
    constexpr Index most = 512;  // files may be forged
    const std::string prefix = "callbacks.classification_report.image_";
    const Index rows = state.count(prefix + "rows").value_or(0),
                columns = state.count(prefix + "columns").value_or(0);
    if (rows != 0 || columns != 0) {
        if (rows == 0 || columns == 0 || rows > most || columns > most) return {};
        const Index channels = width / (rows * columns);
        if ((channels != 1 && channels != 3) || channels * rows * columns != width) return {};
        return ImageShape{rows, columns, channels};
    }
    const auto side =
        static_cast<Index>(std::lround(std::sqrt(static_cast<double>(std::min<Index>(width, most * most)))));
    if (side < 8 || side > 256 || side * side != width) return {};
    return ImageShape{side, side, 1};
}

/// What is black and what is white.
struct Brightness {
    double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();

    /// From the least value to the largest.
    static Brightness range_of(std::span<const double> values) {
        Brightness range;
        for (const double value : values) {
            if (!std::isfinite(value)) continue;
            range.low = std::min(range.low, value);
            range.high = std::max(range.high, value);
        }
        return range;
    }
    /// From 0 to 1 where all values are between them, as those of images are: their black is black.
    static Brightness of_image(std::span<const double> values) {
        const Brightness range = range_of(values);
        return range.low >= 0 && range.high <= 1 ? Brightness{0, 1} : range;
    }
    char byte_of(double value) const {
        if (!std::isfinite(value) || !(high > low) || !std::isfinite(high - low)) return '\0';
        return static_cast<char>(std::lround(255 * std::clamp((value - low) / (high - low), 0.0, 1.0)));
    }
};

/// An image of HTML. `pixels` are red, green, blue and opacity of each, row after row, and each is `scale`
/// wide.
inline std::string image(std::string_view pixels, const ImageShape& shape, Index scale,
                         const std::string& words) {
    const auto columns = static_cast<std::uint32_t>(shape.columns),
               rows = static_cast<std::uint32_t>(shape.rows);
    return "<img alt=\"" + escaped(words) + "\" title=\"" + escaped(words) + "\" width=\"" +
           std::to_string(scale * shape.columns) + "\" height=\"" + std::to_string(scale * shape.rows) +
           "\" src=\"data:image/png;base64," + base64_of(png_of(pixels, columns, rows)) + "\">";
}

/// The same of the values of a sample.
inline std::string image(std::span<const double> values, const ImageShape& shape,
                         const Brightness& brightness, Index scale, const std::string& words) {
    std::string pixels;
    for (Index pixel = 0; pixel < shape.rows * shape.columns; ++pixel) {
        for (Index color = 0; color < 3; ++color)
            pixels += brightness.byte_of(values[pixel * shape.channels + (shape.channels == 3 ? color : 0)]);
        pixels += '\xff';
    }
    return image(pixels, shape, scale, words);
}

}  // namespace staticnn::report
