// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/optimizers/adam_family.hpp"

namespace staticnn {

/// Adam: steps of the size of the learning rate, scaled by running moments of the gradient.
/// Source: Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015, in the form of Keras 3, where
/// epsilon is added to the uncorrected root (PyTorch adds it to the corrected one). Options: `AmsGrad`, and a
/// schedule, `Adam<CosineDecay>{.learning_rate = {.decay_steps = 1000}}`.
template <class... Options>
struct Adam {
    static_assert(((sizeof(AdamOptionOf<Adam, Options>) > 0) && ...));

    static constexpr auto name = detail::name_with_options<Options...>(FixedString("Adam"));
    static constexpr bool keeps_maximum = detail::is_among<AmsGrad, Options...>;
    static constexpr auto slots = detail::adam_slots<keeps_maximum>;
    using Rate = typename detail::RateOf<Adam, Options...>::type;

    Rate learning_rate = detail::default_rate<Rate>(0.001);
    double beta_1 = 0.9;
    double beta_2 = 0.999;
    double epsilon = 1e-7;

    template <class T>
    detail::AdamCoefficients<T> coefficients(double rate, std::uint64_t update) const {
        return detail::adam_coefficients<T>(*this, rate, update);
    }

    template <class V, class T>
    STATICNN_INLINE static void update(V& value, const V& gradient, V* slot,
                                       const detail::AdamCoefficients<T>& c) {
        detail::adam_step<keeps_maximum>(value, gradient, slot, c);
    }

    /// Throws ArgumentError when a value is outside its range.
    void validate() const { detail::validate_moments(*this, "Adam"); }

    static constexpr auto members() {
        return detail::describe_moments<Adam>(setting<"epsilon">(&Adam::epsilon));
    }
};

}  // namespace staticnn
