// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/optimizers/momentum.hpp"
#include "staticnn/optimizers/options.hpp"
#include "staticnn/optimizers/ranges.hpp"
#include "staticnn/optimizers/running_mean.hpp"

namespace staticnn {

/// Option of RmsProp: steps are divided by the deviation of the gradient, not by its size.
struct Centered {
    static constexpr FixedString name = "Centered";
};

/// Steps divided by the running size of the gradient: v = rho v + (1 - rho) g^2, step = a g / sqrt(v +
/// epsilon). As Keras 3, with epsilon inside the root and the learning rate inside the momentum (PyTorch has
/// both outside). Options: `Momentum` (m = mu m + step, w -= m), `Centered` (v less the square of the mean
/// gradient), and a schedule. Sources: Tieleman and Hinton, 2012; Centered: Graves, 2013.
template <class... Options>
struct RmsProp {
    static_assert(
        ((Schedule<Options> || detail::is_among<Options, Momentum, Centered>)&&...),
        "staticnn: the options of RmsProp are Momentum, Centered, and a schedule such as ExponentialDecay");

    static constexpr auto name = detail::name_with_options<Options...>(FixedString("RmsProp"));
    using Rate = typename detail::RateOf<RmsProp, Options...>::type;
    using MomentumOption = typename detail::MomentumAmong<Options...>::type;
    static constexpr bool has_momentum = detail::is_among<Momentum, Options...>;
    static constexpr bool is_centered = detail::is_among<Centered, Options...>;
    static constexpr auto slots = detail::kept_slots<true, is_centered, has_momentum>({"v", "mean", "m"});

    Rate learning_rate = detail::default_rate<Rate>(0.001);
    double rho = 0.9;
    [[no_unique_address]] MomentumOption momentum{};
    double epsilon = 1e-7;

    template <class T>
    struct Coefficients {
        T rate;
        T share;  // 1 - rho
        T momentum;
        T epsilon;
    };

    template <class T>
    Coefficients<T> coefficients(double rate, std::uint64_t) const {
        return {static_cast<T>(rate), static_cast<T>(1 - rho), static_cast<T>(momentum.value),
                static_cast<T>(epsilon)};
    }

    template <class V, class T>
    STATICNN_INLINE static void update(V& value, const V& gradient, V* slot, const Coefficients<T>& c) {
        detail::move_mean_of_squares(slot[0], gradient, V(c.share));
        V size = slot[0];
        if constexpr (is_centered) {
            V& mean = slot[1];
            detail::move_mean(mean, gradient, V(c.share));
            // Rounding can make the difference negative where all gradients are equal.
            size = max(V(T(0)), fma(-mean, mean, size));
        }
        const V step = gradient * V(c.rate) / sqrt(size + V(c.epsilon));
        if constexpr (has_momentum) {
            V& m = slot[is_centered ? 2 : 1];
            m = without_denormals(fma(m, V(c.momentum), step));
            value = value - m;
        } else {
            value = value - step;
        }
    }

    /// Throws ArgumentError when a value is outside its range.
    void validate() const {
        learning_rate.validate();
        detail::expect_decay("RmsProp", "rho", rho);
        if constexpr (has_momentum) detail::expect_decay("RmsProp", "momentum", momentum.value);
        detail::expect_positive("RmsProp", "epsilon", epsilon);
    }

    static constexpr auto members() {
        return describe(setting<"learning_rate">(&RmsProp::learning_rate), setting<"rho">(&RmsProp::rho),
                        setting<"momentum">(&RmsProp::momentum), setting<"epsilon">(&RmsProp::epsilon));
    }
};

}  // namespace staticnn
