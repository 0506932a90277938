// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/optimizers/adam_family.hpp"

namespace staticnn {

/// Adam whose parameters also shrink by w -= a weight_decay w before each step, biases included; unlike an L2
/// penalty this leaves the moments alone. As Keras 3. Source: Loshchilov and Hutter, Decoupled Weight Decay
/// Regularization, 2019. Options: `AmsGrad`, and a schedule.
template <class... Options>
struct AdamW {
    static_assert(((sizeof(AdamOptionOf<AdamW, Options>) > 0) && ...));

    static constexpr auto name = detail::name_with_options<Options...>(FixedString("AdamW"));
    static constexpr bool keeps_maximum = detail::is_among<AmsGrad, Options...>;
    static constexpr auto slots = detail::adam_slots<keeps_maximum>;
    using Rate = typename detail::RateOf<AdamW, Options...>::type;

    Rate learning_rate = detail::default_rate<Rate>(0.001);
    double weight_decay = 0.004;
    double beta_1 = 0.9;
    double beta_2 = 0.999;
    double epsilon = 1e-7;

    template <class T>
    struct Coefficients {
        detail::AdamCoefficients<T> adam;
        T decay;
    };

    template <class T>
    Coefficients<T> coefficients(double rate, std::uint64_t update) const {
        return {detail::adam_coefficients<T>(*this, rate, update), static_cast<T>(rate * weight_decay)};
    }

    template <class V, class T>
    STATICNN_INLINE static void update(V& value, const V& gradient, V* slot, const Coefficients<T>& c) {
        value = fma(-value, V(c.decay), value);
        detail::adam_step<keeps_maximum>(value, gradient, slot, c.adam);
    }

    /// Throws ArgumentError when a value is outside its range.
    void validate() const {
        detail::validate_moments(*this, "AdamW");
        detail::expect_not_negative("AdamW", "weight_decay", weight_decay);
    }

    static constexpr auto members() {
        return detail::describe_moments<AdamW>(setting<"epsilon">(&AdamW::epsilon),
                                               setting<"weight_decay">(&AdamW::weight_decay));
    }
};

}  // namespace staticnn
