// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "reference/initializers.hpp"
#include "staticnn/concepts/initializer.hpp"

namespace staticnn {

/// The stream and the fans of the reference.
inline constexpr RandomStream reference_stream{7, Purpose::initialization, 0, 0};
inline constexpr Fans reference_fans{784, 512};

/// Equal to a few roundings of the largest of them: near 0 a value is the difference of larger numbers.
template <ElementInitializer Type, Index Count>
void expect_start_values(const double (&expected)[Count]) {
    double largest = 0;
    for (const double value : expected) largest = std::max(largest, std::abs(value));
    for (Index element = 0; element < Count; ++element)
        EXPECT_NEAR(Type::value(reference_stream, element, reference_fans), expected[element],
                    1e-15 * largest)
            << element;
}

template <MatrixInitializer Type>
std::vector<double> matrix_of(MatrixSize size) {
    std::vector<double> values(size.rows * size.columns, 99.0);
    Type::fill(reference_stream, size, values.data());
    return values;
}

}  // namespace staticnn
