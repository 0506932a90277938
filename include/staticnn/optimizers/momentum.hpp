// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/members.hpp"

namespace staticnn {

/// Option of Sgd and RmsProp: a step that remembers its direction. Default 0.9.
struct Momentum {
    static constexpr FixedString name = "Momentum";
    double value = 0.9;

    constexpr Momentum() = default;
    constexpr Momentum(double momentum) : value(momentum) {}
    static constexpr auto members() { return describe(setting<"value">(&Momentum::value)); }
};

/// Option of Sgd: Nesterov's momentum, which looks one step ahead. Default 0.9.
struct Nesterov : Momentum {
    static constexpr FixedString name = "Nesterov";
    using Momentum::Momentum;
};

namespace detail {

struct NoMomentum {
    static constexpr double value = 0;
    static constexpr auto members() { return describe(); }
};

template <class... Options>
struct MomentumAmong {
    using type = NoMomentum;
};
template <class First, class... Rest>
struct MomentumAmong<First, Rest...> {
    using type = typename std::conditional_t<std::is_base_of_v<Momentum, First>, std::type_identity<First>,
                                             MomentumAmong<Rest...>>::type;
};

}  // namespace detail
}  // namespace staticnn
