// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "support/instruction_sets.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/lane.hpp"
#include "staticnn/kernels/pack.hpp"
#include "support/same_bits.hpp"
#include "support/ulp.hpp"

/// Functions on packs compared with themselves on lanes, and with exact values. A function is a type:
///     template <class V> static V apply(const V& x);
///     static long double exact(long double x);
namespace staticnn::kernels {

/// Numbers of every exponent and both signs, then the special ones; a multiple of 16.
template <class T>
std::vector<T> arguments() {
    using Limits = std::numeric_limits<T>;
    std::vector<T> values{T(0),
                          T(-0.0),
                          Limits::infinity(),
                          -Limits::infinity(),
                          Limits::quiet_NaN(),
                          Limits::max(),
                          T(89),
                          T(-104),
                          T(710),
                          T(-746),
                          T(1),
                          T(-87.4)};
    const auto add = [&](T x) {
        values.push_back(x);
        values.push_back(-x);
    };
    for_each_number(Limits::denorm_min(), Limits::max(), 20'000, add);
    for_each_number(T(1e-3), T(100), 20'000, add);
    values.resize(round_up(values.size(), pack_lanes), T(1));
    return values;
}

template <class Isa, class T, class Function>
std::vector<T> results_of(const std::vector<T>& x) {
    std::vector<T> results(x.size());
    Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        for (Index i = 0; i < x.size(); i += pack_lanes)
            Function::apply(Pack<Isa, T>::load(x.data() + i)).store(results.data() + i);
    });
    return results;
}

template <class Isa, class T, class Function>
void expect_bits_of_lanes() {
    const std::vector<T> x = arguments<T>(), y = results_of<Isa, T, Function>(x);
    for (Index i = 0; i < x.size(); ++i)
        ASSERT_TRUE(same_bits(y[i], Function::apply(Lane<T>(x[i])).value)) << x[i];
}

/// For Portable, where products and sums are rounded apart.
template <class T, class Function>
void expect_within(double bound) {
    const std::vector<T> x = arguments<T>(), y = results_of<Portable, T, Function>(x);
    for (Index i = 0; i < x.size(); ++i) {
        const auto exact = Function::exact(static_cast<long double>(x[i]));
        if (std::isnan(exact))
            ASSERT_TRUE(std::isnan(y[i])) << x[i];
        else
            ASSERT_LE(ulps(y[i], exact), bound) << x[i];
    }
}

}  // namespace staticnn::kernels
