// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>

#include "staticnn/optimizers/adam_family.hpp"

namespace staticnn {

/// Steps of one size, in the direction of a sign: w -= a sign(beta_1 m + (1 - beta_1) g), then
/// m = beta_2 m + (1 - beta_2) g. As Keras 3. Wants a learning rate 3 to 10 times smaller than Adam's.
/// Source: Chen et al., Symbolic Discovery of Optimization Algorithms, 2023. Option: a schedule.
template <class... Options>
struct Lion {
    static_assert(((sizeof(OnlyOptionOf<Lion, Options>) > 0) && ...));

    static constexpr auto name = detail::name_with_options<Options...>(FixedString("Lion"));
    static constexpr std::array<std::string_view, 1> slots{"m"};
    using Rate = typename detail::RateOf<Lion, Options...>::type;

    Rate learning_rate = detail::default_rate<Rate>(0.001);
    double beta_1 = 0.9;
    double beta_2 = 0.99;

    template <class T>
    struct Coefficients {
        T rate;
        T share_1;  // 1 - beta_1
        T share_2;
    };

    template <class T>
    Coefficients<T> coefficients(double rate, std::uint64_t) const {
        return {static_cast<T>(rate), static_cast<T>(1 - beta_1), static_cast<T>(1 - beta_2)};
    }

    template <class V, class T>
    STATICNN_INLINE static void update(V& value, const V& gradient, V* slot, const Coefficients<T>& c) {
        V& m = slot[0];
        const V zero(T(0)), rate(c.rate), direction = fma(gradient - m, V(c.share_1), m);
        // What is neither above nor below 0 is 0, or no number and stays so.
        const V rest = select(direction < zero, -rate, direction);
        value = value - select(direction > zero, rate, rest);
        detail::move_mean(m, gradient, V(c.share_2));
    }

    /// Throws ArgumentError when a value is outside its range.
    void validate() const { detail::validate_moments(*this, "Lion"); }

    static constexpr auto members() { return detail::describe_moments<Lion>(); }
};

}  // namespace staticnn
