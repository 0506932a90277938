// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "staticnn/core/elementary.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/optimizers/denormals.hpp"
#include "staticnn/optimizers/options.hpp"

namespace staticnn {

/// Adam: steps of the size of the learning rate, scaled by running moments of the gradient.
/// Source: Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015, in the form of Keras 3, where
/// epsilon is added to the uncorrected root (PyTorch adds it to the corrected one). Option: a schedule,
/// `Adam<CosineDecay>{.learning_rate = {.decay_steps = 1000}}`.
template <class... Options>
struct Adam {
    static_assert((Schedule<Options> && ...),
                  "staticnn: the only option of Adam is a schedule, such as Adam<ExponentialDecay>");
    static_assert(detail::schedules_among<Options...> <= 1, "staticnn: Adam takes one schedule");

    static constexpr auto name = detail::name_with_options<Options...>(FixedString("Adam"));
    static constexpr std::array<std::string_view, 2> slots{"m", "v"};
    using Rate = typename detail::ScheduleAmong<Options...>::type;

    Rate learning_rate = detail::default_rate<Rate>(0.001);
    double beta_1 = 0.9;
    double beta_2 = 0.999;
    double epsilon = 1e-7;

    template <class T>
    struct Coefficients {
        T alpha;
        T share_1;  // 1 - beta_1
        T share_2;
        T epsilon;
    };

    template <class T>
    Coefficients<T> coefficients(double rate, std::uint64_t update) const {
        const double correction = __builtin_sqrt(1 - power(beta_2, update)) / (1 - power(beta_1, update));
        return {static_cast<T>(rate * correction), static_cast<T>(1 - beta_1), static_cast<T>(1 - beta_2),
                static_cast<T>(epsilon)};
    }

    template <class V, class T>
    STATICNN_INLINE static void update(V& value, const V& gradient, V* slot, const Coefficients<T>& c) {
        V& m = slot[0];
        V& v = slot[1];
        m = without_denormals(fma(gradient - m, V(c.share_1), m));
        v = without_denormals(fma(fma(gradient, gradient, -v), V(c.share_2), v));
        value = value - m * V(c.alpha) / (sqrt(v) + V(c.epsilon));
    }

    /// Throws ArgumentError when a value is outside its range.
    void validate() const {
        learning_rate.validate();
        expect(beta_1 >= 0 && beta_1 < 1, "Adam's beta_1", "at least 0 and below 1", beta_1);
        expect(beta_2 >= 0 && beta_2 < 1, "Adam's beta_2", "at least 0 and below 1", beta_2);
        expect(epsilon > 0, "Adam's epsilon", "above 0", epsilon);
    }

    static constexpr auto members() {
        return describe(setting<"learning_rate">(&Adam::learning_rate), setting<"beta_1">(&Adam::beta_1),
                        setting<"beta_2">(&Adam::beta_2), setting<"epsilon">(&Adam::epsilon));
    }
};

}  // namespace staticnn
