// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>

#include "staticnn/optimizers/options.hpp"
#include "staticnn/optimizers/ranges.hpp"
#include "staticnn/optimizers/running_mean.hpp"

namespace staticnn {

/// Steps in units of their own: delta = g sqrt(delta_v + epsilon) / sqrt(v + epsilon), w -= a delta, where v
/// and delta_v are running means of g^2 and delta^2. As Keras 3, whose learning rate of 0.001 makes it slow;
/// that of the paper is 1. Source: Zeiler, ADADELTA: An Adaptive Learning Rate Method, 2012. Option: a
/// schedule.
template <class... Options>
struct Adadelta {
    static_assert(((sizeof(OnlyOptionOf<Adadelta, Options>) > 0) && ...));

    static constexpr auto name = detail::name_with_options<Options...>(FixedString("Adadelta"));
    static constexpr std::array<std::string_view, 2> slots{"v", "delta_v"};
    using Rate = typename detail::RateOf<Adadelta, Options...>::type;

    Rate learning_rate = detail::default_rate<Rate>(0.001);
    double rho = 0.95;
    double epsilon = 1e-7;

    template <class T>
    struct Coefficients {
        T rate;
        T share;  // 1 - rho
        T epsilon;
    };

    template <class T>
    Coefficients<T> coefficients(double rate, std::uint64_t) const {
        return {static_cast<T>(rate), static_cast<T>(1 - rho), static_cast<T>(epsilon)};
    }

    template <class V, class T>
    STATICNN_INLINE static void update(V& value, const V& gradient, V* slot, const Coefficients<T>& c) {
        V& v = slot[0];
        V& delta_v = slot[1];
        const V share(c.share), epsilon(c.epsilon);
        detail::move_mean_of_squares(v, gradient, share);
        const V delta = gradient * sqrt(delta_v + epsilon) / sqrt(v + epsilon);
        detail::move_mean_of_squares(delta_v, delta, share);
        value = value - delta * V(c.rate);
    }

    /// Throws ArgumentError when a value is outside its range.
    void validate() const {
        learning_rate.validate();
        detail::expect_decay("Adadelta", "rho", rho);
        detail::expect_positive("Adadelta", "epsilon", epsilon);
    }

    static constexpr auto members() {
        return describe(setting<"learning_rate">(&Adadelta::learning_rate), setting<"rho">(&Adadelta::rho),
                        setting<"epsilon">(&Adadelta::epsilon));
    }
};

}  // namespace staticnn
