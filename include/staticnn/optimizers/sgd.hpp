// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <type_traits>

#include "staticnn/optimizers/denormals.hpp"
#include "staticnn/optimizers/momentum.hpp"
#include "staticnn/optimizers/options.hpp"
#include "staticnn/optimizers/ranges.hpp"

namespace staticnn {

/// Stochastic gradient descent: w -= a g; with momentum m = mu m - a g, w += m; with Nesterov w += mu m - a
/// g. As Keras 3: the learning rate is inside m (PyTorch keeps it outside). Options: `Momentum` or
/// `Nesterov`, and a schedule: `Sgd<>`, `Sgd<Nesterov, CosineDecay>`. Source of Nesterov's form: Sutskever et
/// al., 2013.
template <class... Options>
struct Sgd {
    static_assert(
        ((Schedule<Options> || std::is_base_of_v<Momentum, Options>)&&...),
        "staticnn: the options of Sgd are Momentum or Nesterov, and a schedule such as ExponentialDecay");
    static_assert((0 + ... + std::is_base_of_v<Momentum, Options>) <= 1,
                  "staticnn: Sgd takes one of Momentum and Nesterov");

    static constexpr auto name = detail::name_with_options<Options...>(FixedString("Sgd"));
    using Rate = typename detail::RateOf<Sgd, Options...>::type;
    using MomentumOption = typename detail::MomentumAmong<Options...>::type;
    static constexpr bool has_momentum = !std::is_same_v<MomentumOption, detail::NoMomentum>;
    static constexpr bool is_nesterov = std::is_same_v<MomentumOption, Nesterov>;
    static constexpr auto slots = detail::kept_slots<has_momentum>({"m"});

    Rate learning_rate = detail::default_rate<Rate>(0.01);
    [[no_unique_address]] MomentumOption momentum{};

    template <class T>
    struct Coefficients {
        T rate;
        T momentum;
    };

    template <class T>
    Coefficients<T> coefficients(double rate, std::uint64_t) const {
        return {static_cast<T>(rate), static_cast<T>(momentum.value)};
    }

    template <class V, class T>
    STATICNN_INLINE static void update(V& value, const V& gradient, [[maybe_unused]] V* slot,
                                       const Coefficients<T>& c) {
        const V step = gradient * V(c.rate);
        if constexpr (!has_momentum) {
            value = value - step;
        } else {
            V& m = slot[0];
            m = without_denormals(fma(m, V(c.momentum), -step));
            if constexpr (is_nesterov)
                value = value + fma(m, V(c.momentum), -step);
            else
                value = value + m;
        }
    }

    /// Throws ArgumentError when a value is outside its range.
    void validate() const {
        learning_rate.validate();
        if constexpr (has_momentum) detail::expect_decay("Sgd", "momentum", momentum.value);
    }

    static constexpr auto members() {
        return describe(setting<"learning_rate">(&Sgd::learning_rate), setting<"momentum">(&Sgd::momentum));
    }
};

}  // namespace staticnn
