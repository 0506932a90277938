// SPDX-License-Identifier: BSL-1.0
#include "kernels/function_laws.hpp"
#include "staticnn/core/elementary.hpp"
#include "staticnn/core/log_one_plus.hpp"
#include "staticnn/core/logistic.hpp"
#include "staticnn/core/tanh.hpp"

namespace staticnn::kernels {
namespace {

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

struct LogOnePlus {
    template <class V>
    STATICNN_INLINE static V apply(const V& x) {
        return log_one_plus(x);
    }
    static long double exact(long double x) { return std::log1p(x); }
};
struct LogisticFunction {
    template <class V>
    STATICNN_INLINE static V apply(const V& x) {
        return logistic(x);
    }
};

class ElementaryOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, ElementaryOn, fused_sets, name_of_set);

TEST_P(ElementaryOn, ExpHasTheBitsOfLanes) {
    with_fused_set(GetParam(), []<class Isa>(Isa) {
        expect_bits_of_lanes<Isa, float, Exp>();
        expect_bits_of_lanes<Isa, double, Exp>();
    });
}

TEST_P(ElementaryOn, LogHasTheBitsOfLanes) {
    with_fused_set(GetParam(), []<class Isa>(Isa) {
        expect_bits_of_lanes<Isa, float, Log>();
        expect_bits_of_lanes<Isa, double, Log>();
    });
}

TEST_P(ElementaryOn, TanhHasTheBitsOfLanes) {
    with_fused_set(GetParam(), []<class Isa>(Isa) {
        expect_bits_of_lanes<Isa, float, Tanh>();
        expect_bits_of_lanes<Isa, double, Tanh>();
    });
}

TEST_P(ElementaryOn, LogOnePlusHasTheBitsOfLanes) {
    with_fused_set(GetParam(), []<class Isa>(Isa) {
        expect_bits_of_lanes<Isa, float, LogOnePlus>();
        expect_bits_of_lanes<Isa, double, LogOnePlus>();
    });
}

TEST_P(ElementaryOn, LogisticHasTheBitsOfLanes) {
    with_fused_set(GetParam(), []<class Isa>(Isa) {
        expect_bits_of_lanes<Isa, float, LogisticFunction>();
        expect_bits_of_lanes<Isa, double, LogisticFunction>();
    });
}

TEST(ElementaryOnPortable, IsNearlyAsAccurate) {
    expect_within<float, Exp>(2);
    expect_within<double, Exp>(2);
    expect_within<float, Log>(2);
    expect_within<double, Log>(2);
    expect_within<float, Tanh>(8);
    expect_within<double, Tanh>(4);
    expect_within<float, LogOnePlus>(5);
    expect_within<double, LogOnePlus>(5);
}

}  // namespace
}  // namespace staticnn::kernels
