// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>

#include "staticnn/optimizers/denormals.hpp"
#include "staticnn/optimizers/options.hpp"
#include "staticnn/optimizers/ranges.hpp"

namespace staticnn {

/// Steps divided by the size of all gradients so far: w -= a g / sqrt(initial_accumulator_value + sum of g^2
/// + epsilon). As Keras 3, with epsilon inside the root (PyTorch: outside). The slot is the sum alone, from
/// 0; the initial value is added where it is used, so that small gradients are not lost beside it. Source:
/// Duchi, Hazan and Singer, Adaptive Subgradient Methods, 2011. Option: a schedule.
template <class... Options>
struct Adagrad {
    static_assert(((sizeof(OnlyOptionOf<Adagrad, Options>) > 0) && ...));

    static constexpr auto name = detail::name_with_options<Options...>(FixedString("Adagrad"));
    static constexpr std::array<std::string_view, 1> slots{"sum"};
    using Rate = typename detail::RateOf<Adagrad, Options...>::type;

    Rate learning_rate = detail::default_rate<Rate>(0.001);
    double initial_accumulator_value = 0.1;
    double epsilon = 1e-7;

    template <class T>
    struct Coefficients {
        T rate;
        T start;
    };

    template <class T>
    Coefficients<T> coefficients(double rate, std::uint64_t) const {
        return {static_cast<T>(rate), static_cast<T>(initial_accumulator_value + epsilon)};
    }

    template <class V, class T>
    STATICNN_INLINE static void update(V& value, const V& gradient, V* slot, const Coefficients<T>& c) {
        V& sum = slot[0];
        sum = without_denormals(fma(gradient, gradient, sum));
        value = value - gradient * V(c.rate) / sqrt(sum + V(c.start));
    }

    /// Throws ArgumentError when a value is outside its range.
    void validate() const {
        learning_rate.validate();
        detail::expect_not_negative("Adagrad", "initial_accumulator_value", initial_accumulator_value);
        detail::expect_positive("Adagrad", "epsilon", epsilon);
    }

    static constexpr auto members() {
        return describe(setting<"learning_rate">(&Adagrad::learning_rate),
                        setting<"initial_accumulator_value">(&Adagrad::initial_accumulator_value),
                        setting<"epsilon">(&Adagrad::epsilon));
    }
};

}  // namespace staticnn
