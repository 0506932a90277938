// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "staticnn/core/uniform.hpp"
#include "staticnn/staticnn.hpp"

namespace bench {

using Images = staticnn::Dataset<std::uint8_t, 784, staticnn::Labels<10>>;

/// 60,000 images without any package: a lit rectangle of random size in the middle, within which `density` of
/// the pixels are lit. The label shows in the brightness, so that training learns something and neither
/// saturates nor dies.
inline Images rectangles(staticnn::Index least, staticnn::Index most, double density) {
    using namespace staticnn;
    constexpr Index rows = 60000, side = 28;
    const RandomStream stream{.seed = 1, .purpose = Purpose::shuffle};
    std::vector<std::uint8_t> pixels(rows * 784), classes(rows);
    std::uint32_t next = 0;
    const auto below = [&](Index limit) {
        return static_cast<Index>(uniform(stream, next++) * double(limit));
    };
    for (Index row = 0; row < rows; ++row) {
        classes[row] = static_cast<std::uint8_t>(row % 10);
        const Index height = least + below(most - least + 1), width = least + below(most - least + 1);
        for (Index y = (side - height) / 2; y < (side + height) / 2; ++y)
            for (Index x = (side - width) / 2; x < (side + width) / 2; ++x)
                if (below(1000) < static_cast<Index>(1000 * density))
                    pixels[row * 784 + y * side + x] =
                        static_cast<std::uint8_t>(20 + 20 * (row % 10) + below(50));
    }
    return {OwnedRows<std::uint8_t, 784>(std::move(pixels), 1.0f / 255), std::move(classes)};
}

/// As dense as MNIST, 19 % of whose pixels are lit, and as Fashion-MNIST, with 50 %.
inline const Images& like_mnist() {
    static const Images images = rectangles(8, 22, 0.6);
    return images;
}
inline const Images& like_fashion_mnist() {
    static const Images images = rectangles(14, 28, 0.85);
    return images;
}
/// Nothing to skip.
inline const Images& dense() {
    static const Images images = rectangles(28, 28, 1);
    return images;
}

/// The real ones, where they are: Debian's Fashion-MNIST, and MNIST in the folder STATICNN_BENCH_MNIST.
inline const Images* fashion_mnist() {
    static const std::optional<Images> images = [] {
        const auto folder = staticnn::find_fashion_mnist();
        return folder ? std::optional(staticnn::load_mnist(*folder).train) : std::nullopt;
    }();
    return images ? &*images : nullptr;
}
inline const Images* mnist() {
    static const std::optional<Images> images = [] {
        const char* folder = std::getenv("STATICNN_BENCH_MNIST");
        return folder != nullptr ? std::optional(staticnn::load_mnist(folder).train) : std::nullopt;
    }();
    return images ? &*images : nullptr;
}

}  // namespace bench
