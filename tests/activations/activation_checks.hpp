// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "reference/activations.hpp"
#include "staticnn/concepts/activation_function.hpp"
#include "support/ulp.hpp"

namespace staticnn {

template <class Activation, class T>
T value_at(T x) {
    return Activation::apply(Lane<T>(x)).value;
}

/// The slope at x, from what the activation says that it needs.
template <class Activation, class T>
T slope_at(T x) {
    static_assert(Activation::gradient_needs >= GradientNeeds::output);
    const T kept = Activation::gradient_needs == GradientNeeds::input ? x : value_at<Activation>(x);
    return Activation::gradient(Lane<T>(1), Lane<T>(kept)).value;
}

/// Values within `bound` ulp. Slopes to the same share of what is larger, the slope or 1: where it is
/// computed from the output, it is no better than that.
template <class Activation, class T, Index Count>
void expect_reference_in(const reference::ActivationPoint (&points)[Count], double bound) {
    for (const auto& [argument, value, slope] : points) {
        const T x = static_cast<T>(argument);
        EXPECT_LE(ulps(value_at<Activation>(x), value), bound) << argument;
        const double tolerance = bound * std::numeric_limits<T>::epsilon() * std::max(1.0, std::abs(slope));
        EXPECT_NEAR(slope_at<Activation>(x), slope, tolerance) << argument;
    }
}

template <class Activation, Index Count>
void expect_reference(const reference::ActivationPoint (&points)[Count], double bound) {
    expect_reference_in<Activation, double>(points, bound);
    expect_reference_in<Activation, float>(points, bound);
}

/// The limits at both ends, where the slope must be theirs too; NaN stays NaN; scales the gradient.
template <class Activation, class T>
void expect_ends_in(T lowest, T lowest_slope, T highest, T highest_slope) {
    constexpr T infinity = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
    EXPECT_EQ(value_at<Activation>(-infinity), lowest);
    EXPECT_EQ(slope_at<Activation>(-infinity), lowest_slope);
    EXPECT_EQ(value_at<Activation>(infinity), highest);
    EXPECT_EQ(slope_at<Activation>(infinity), highest_slope);
    EXPECT_TRUE(std::isnan(value_at<Activation>(nan)));
    EXPECT_EQ(Activation::gradient(Lane<T>(0), Lane<T>(T(0.25))).value, 0);
    const T unit = Activation::gradient(Lane<T>(1), Lane<T>(T(0.25))).value;
    EXPECT_NEAR(Activation::gradient(Lane<T>(-3), Lane<T>(T(0.25))).value, -3 * unit,
                8 * std::numeric_limits<T>::epsilon());
}

template <class Activation>
void expect_ends(double lowest, double lowest_slope, double highest, double highest_slope) {
    expect_ends_in<Activation>(lowest, lowest_slope, highest, highest_slope);
    expect_ends_in<Activation>(static_cast<float>(lowest), static_cast<float>(lowest_slope),
                               static_cast<float>(highest), static_cast<float>(highest_slope));
}

inline constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace staticnn
