// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>

#include "staticnn/optimizers/adam_family.hpp"

namespace staticnn {

/// Adam with the largest recent gradient in place of the second moment: u = max(beta_2 u, |g|),
/// w -= a / (1 - beta_1^t) m / (u + epsilon). As Keras 3 (PyTorch adds epsilon to |g|). Source: Kingma and
/// Ba, Adam: A Method for Stochastic Optimization, 2015, section 7.1. Option: a schedule.
template <class... Options>
struct Adamax {
    static_assert(((sizeof(OnlyOptionOf<Adamax, Options>) > 0) && ...));

    static constexpr auto name = detail::name_with_options<Options...>(FixedString("Adamax"));
    static constexpr std::array<std::string_view, 2> slots{"m", "u"};
    using Rate = typename detail::RateOf<Adamax, Options...>::type;

    Rate learning_rate = detail::default_rate<Rate>(0.001);
    double beta_1 = 0.9;
    double beta_2 = 0.999;
    double epsilon = 1e-7;

    template <class T>
    struct Coefficients {
        T alpha;
        T share_1;  // 1 - beta_1
        T beta_2;
        T epsilon;
    };

    template <class T>
    Coefficients<T> coefficients(double rate, std::uint64_t update) const {
        return {static_cast<T>(rate / (1 - power(beta_1, update))), static_cast<T>(1 - beta_1),
                static_cast<T>(beta_2), static_cast<T>(epsilon)};
    }

    template <class V, class T>
    STATICNN_INLINE static void update(V& value, const V& gradient, V* slot, const Coefficients<T>& c) {
        V& m = slot[0];
        V& u = slot[1];
        detail::move_mean(m, gradient, V(c.share_1));
        u = without_denormals(max(u * V(c.beta_2), max(gradient, -gradient)));
        value = value - m * V(c.alpha) / (u + V(c.epsilon));
    }

    /// Throws ArgumentError when a value is outside its range.
    void validate() const { detail::validate_moments(*this, "Adamax"); }

    static constexpr auto members() {
        return detail::describe_moments<Adamax>(setting<"epsilon">(&Adamax::epsilon));
    }
};

}  // namespace staticnn
