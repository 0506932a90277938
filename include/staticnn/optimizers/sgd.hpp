// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "staticnn/core/expect.hpp"
#include "staticnn/optimizers/denormals.hpp"
#include "staticnn/optimizers/options.hpp"

namespace staticnn {

/// Option of Sgd: a step that remembers its direction. Default 0.9.
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

/// Stochastic gradient descent: w -= a g; with momentum m = mu m - a g, w += m; with Nesterov w += mu m - a
/// g. As Keras 3: the learning rate is inside m (PyTorch keeps it outside). Options: `Momentum` or
/// `Nesterov`, and a schedule: `Sgd<>`, `Sgd<Nesterov, CosineDecay>`. Source of Nesterov's form: Sutskever et
/// al., 2013.
template <class... Options>
struct Sgd {
    static_assert(
        ((Schedule<Options> || std::is_base_of_v<Momentum, Options>)&&...),
        "staticnn: the options of Sgd are Momentum or Nesterov, and a schedule such as ExponentialDecay");
    static_assert(detail::schedules_among<Options...> <= 1, "staticnn: Sgd takes one schedule");

    static constexpr auto name = detail::name_with_options<Options...>(FixedString("Sgd"));
    using Rate = typename detail::ScheduleAmong<Options...>::type;
    using MomentumOption = typename detail::MomentumAmong<Options...>::type;
    static constexpr bool has_momentum = !std::is_same_v<MomentumOption, detail::NoMomentum>;
    static constexpr bool is_nesterov = std::is_same_v<MomentumOption, Nesterov>;
    static constexpr auto slots = [] {
        if constexpr (has_momentum)
            return std::array<std::string_view, 1>{"m"};
        else
            return std::array<std::string_view, 0>{};
    }();

    Rate learning_rate = detail::default_rate<Rate>(0.01);
    [[no_unique_address]] MomentumOption momentum{};

    template <class T>
    struct Coefficients {
        T rate;
        T momentum;
    };

    template <class T>
    Coefficients<T> coefficients(double rate, std::uint64_t) const {
        if constexpr (has_momentum)
            return {static_cast<T>(rate), static_cast<T>(momentum.value)};
        else
            return {static_cast<T>(rate), T(0)};
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
        if constexpr (has_momentum)
            expect(momentum.value >= 0 && momentum.value < 1, "Sgd's momentum", "at least 0 and below 1",
                   momentum.value);
    }

    static constexpr auto members() {
        return describe(setting<"learning_rate">(&Sgd::learning_rate), setting<"momentum">(&Sgd::momentum));
    }
};

}  // namespace staticnn
