// SPDX-License-Identifier: BSL-1.0
#include "kernels/function_laws.hpp"
#include "staticnn/core/exp_minus_one.hpp"
#include "staticnn/core/normal_distribution.hpp"

namespace staticnn::kernels {
namespace {

struct ExpMinusOne {
    template <class V>
    STATICNN_INLINE static V apply(const V& x) {
        return exp_minus_one(x);
    }
    static long double exact(long double x) { return std::expm1(x); }
};
struct NormalDistribution {
    template <class V>
    STATICNN_INLINE static V apply(const V& x) {
        return normal_distribution(x);
    }
};
struct NormalDensity {
    template <class V>
    STATICNN_INLINE static V apply(const V& x) {
        return normal_density(x);
    }
};

class SpecialFunctionsOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, SpecialFunctionsOn, fused_sets, name_of_set);

TEST_P(SpecialFunctionsOn, ExpMinusOneHasTheBitsOfLanes) {
    with_fused_set(GetParam(), []<class Isa>(Isa) {
        expect_bits_of_lanes<Isa, float, ExpMinusOne>();
        expect_bits_of_lanes<Isa, double, ExpMinusOne>();
    });
}

TEST_P(SpecialFunctionsOn, NormalDistributionHasTheBitsOfLanes) {
    with_fused_set(GetParam(), []<class Isa>(Isa) {
        expect_bits_of_lanes<Isa, float, NormalDistribution>();
        expect_bits_of_lanes<Isa, double, NormalDistribution>();
    });
}

TEST_P(SpecialFunctionsOn, NormalDensityHasTheBitsOfLanes) {
    with_fused_set(GetParam(), []<class Isa>(Isa) {
        expect_bits_of_lanes<Isa, float, NormalDensity>();
        expect_bits_of_lanes<Isa, double, NormalDensity>();
    });
}

TEST(ExpMinusOneOnPortable, IsNearlyAsAccurate) {
    expect_within<float, ExpMinusOne>(3);
    expect_within<double, ExpMinusOne>(3);
}

// Without a fused multiply-add the square of x is rounded, which far out is multiplied by x^2 / 2.
template <class T>
void expect_accurate_distribution(T last_normal) {
    const auto check = [](const std::vector<T>& x) {
        const std::vector<T> y = results_of<Portable, T, NormalDistribution>(x);
        for (Index i = 0; i < x.size(); ++i) {
            const auto wide = static_cast<long double>(x[i]);
            const double bound = 8 + (x[i] < 0 ? static_cast<double>(x[i] * x[i] / 2) : 0);
            ASSERT_LE(ulps(y[i], std::erfc(-0.70710678118654752440L * wide) / 2), bound) << x[i];
        }
    };
    std::vector<T> x;
    for_each_number(T(1e-3), last_normal, 20'000, [&](T magnitude) {
        x.push_back(magnitude);
        x.push_back(-magnitude);
    });
    x.resize(round_up(x.size(), pack_lanes), T(1));
    check(x);
}

TEST(NormalDistributionOnPortable, LosesDigitsFarOut) {
    expect_accurate_distribution<float>(12.9f);
    expect_accurate_distribution<double>(37.4);
}

}  // namespace
}  // namespace staticnn::kernels
