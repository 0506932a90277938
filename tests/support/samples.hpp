// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <vector>

#include "staticnn/core/uniform.hpp"
#include "staticnn/data/dataset.hpp"

namespace staticnn {

/// Numbers between -1 and 1, the same on every machine.
template <class T>
std::vector<T> numbers(Index count, std::uint64_t seed = 1) {
    const RandomStream stream{seed, Purpose::initialization, 0, 0};
    std::vector<T> values(count);
    for (Index i = 0; i < count; ++i) values[i] = static_cast<T>(2 * uniform(stream, i) - 1);
    return values;
}

/// Samples of classes that can be told apart: the columns that belong to the class are larger.
template <class T, Index Width, Index Classes>
Dataset<T, Width, Labels<Classes>> class_samples(Index rows, std::uint64_t seed = 1) {
    std::vector<T> features = numbers<T>(rows * Width, seed);
    std::vector<std::uint32_t> labels(rows);
    for (Index row = 0; row < rows; ++row) {
        labels[row] =
            static_cast<std::uint32_t>(random_bits({seed + 1, Purpose::initialization, 0, 0}, row) % Classes);
        for (Index column = labels[row]; column < Width; column += Classes)
            features[row * Width + column] += T(0.5);
    }
    return {features, labels};
}

/// Samples with values to be met: sums and differences of neighbouring features.
template <class T, Index Width, Index Outputs>
Dataset<T, Width, Rows<T, Outputs>> value_samples(Index rows, std::uint64_t seed = 1) {
    const std::vector<T> features = numbers<T>(rows * Width, seed);
    std::vector<T> targets(rows * Outputs);
    for (Index row = 0; row < rows; ++row) {
        for (Index output = 0; output < Outputs; ++output) {
            const T left = features[row * Width + output % Width];
            const T right = features[row * Width + (output + 1) % Width];
            targets[row * Outputs + output] = output % 2 == 0 ? left + right : left - right;
        }
    }
    return {features, targets};
}

/// Samples with shares of classes: more of them where the feature is larger, and not only one-hot.
template <class T, Index Width, Index Classes>
Dataset<T, Width, Rows<T, Classes>> share_samples(Index rows, std::uint64_t seed = 1) {
    const std::vector<T> features = numbers<T>(rows * Width, seed);
    std::vector<T> targets(rows * Classes);
    for (Index row = 0; row < rows; ++row) {
        T sum(0);
        for (Index column = 0; column < Classes; ++column)
            sum += targets[row * Classes + column] = T(1.5) + features[row * Width + column % Width];
        for (Index column = 0; column < Classes; ++column) targets[row * Classes + column] /= sum;
    }
    return {features, targets};
}

}  // namespace staticnn
