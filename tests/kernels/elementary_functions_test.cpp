// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/core/elementary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "staticnn/kernels/pack.hpp"
#include "support/same_bits.hpp"
#include "support/ulp.hpp"

namespace staticnn::kernels {
namespace {

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

struct Exp {
    template <class V>
    STATICNN_INLINE static V apply(const V& x) {
        return exp(x);
    }
    static long double exact(long double x) { return std::exp(x); }
};
struct Log {
    template <class V>
    STATICNN_INLINE static V apply(const V& x) {
        return log(x);
    }
    static long double exact(long double x) { return std::log(x); }
};
struct Tanh {
    template <class V>
    STATICNN_INLINE static V apply(const V& x) {
        return tanh(x);
    }
    static long double exact(long double x) { return std::tanh(x); }
};

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

class ElementaryOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, ElementaryOn, fused_sets, name_of_set);

TEST_P(ElementaryOn, ExpHasTheBitsOfLanes) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_bits_of_lanes<Isa, float, Exp>();
        expect_bits_of_lanes<Isa, double, Exp>();
    });
}

TEST_P(ElementaryOn, LogHasTheBitsOfLanes) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_bits_of_lanes<Isa, float, Log>();
        expect_bits_of_lanes<Isa, double, Log>();
    });
}

TEST_P(ElementaryOn, TanhHasTheBitsOfLanes) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_bits_of_lanes<Isa, float, Tanh>();
        expect_bits_of_lanes<Isa, double, Tanh>();
    });
}

TEST(ElementaryOnPortable, IsNearlyAsAccurate) {
    expect_within<float, Exp>(2);
    expect_within<double, Exp>(2);
    expect_within<float, Log>(2);
    expect_within<double, Log>(2);
    expect_within<float, Tanh>(4);
    expect_within<double, Tanh>(4);
}

}  // namespace
}  // namespace staticnn::kernels
