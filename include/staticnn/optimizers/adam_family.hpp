// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

#include "staticnn/core/members.hpp"
#include "staticnn/core/power.hpp"
#include "staticnn/optimizers/options.hpp"
#include "staticnn/optimizers/ranges.hpp"
#include "staticnn/optimizers/running_mean.hpp"

namespace staticnn {

/// Option of Adam and AdamW: steps are divided by the largest second moment so far, so that they do not grow
/// again. As Keras 3: the maximum of the uncorrected moment. Source: Reddi, Kale and Kumar, On the
/// Convergence of Adam and Beyond, 2018.
struct AmsGrad {
    static constexpr FixedString name = "AmsGrad";
};

/// An option of Adam or AdamW.
template <class Optimizer, class Option>
struct AdamOptionOf {
    static_assert(std::is_same_v<Option, AmsGrad> || Schedule<Option>,
                  "staticnn: 'Option' is no option of 'Optimizer', whose options are AmsGrad and a schedule, "
                  "such as ExponentialDecay");
};

namespace detail {

/// The numbers of one step of Adam.
template <class T>
struct AdamCoefficients {
    T alpha;
    T share_1;  // 1 - beta_1
    T share_2;
    T epsilon;
};

/// alpha = rate * sqrt(1 - beta_2^update) / (1 - beta_1^update)
template <class T, class Optimizer>
AdamCoefficients<T> adam_coefficients(const Optimizer& optimizer, double rate, std::uint64_t update) {
    const double correction =
        __builtin_sqrt(1 - power(optimizer.beta_2, update)) / (1 - power(optimizer.beta_1, update));
    return {static_cast<T>(rate * correction), static_cast<T>(1 - optimizer.beta_1),
            static_cast<T>(1 - optimizer.beta_2), static_cast<T>(optimizer.epsilon)};
}

template <bool KeepsMaximum>
inline constexpr auto adam_slots = kept_slots<true, true, KeepsMaximum>({"m", "v", "v_max"});

template <bool KeepsMaximum, class V, class T>
STATICNN_INLINE void adam_step(V& value, const V& gradient, V* slot, const AdamCoefficients<T>& c) {
    V& m = slot[0];
    V& v = slot[1];
    move_mean(m, gradient, V(c.share_1));
    move_mean_of_squares(v, gradient, V(c.share_2));
    if constexpr (KeepsMaximum) slot[2] = max(slot[2], v);
    value = value - m * V(c.alpha) / (sqrt(slot[KeepsMaximum ? 2 : 1]) + V(c.epsilon));
}

/// Throws ArgumentError when a value is outside its range. `name` is that of the optimizer without options.
template <class Optimizer>
void validate_moments(const Optimizer& optimizer, std::string_view name) {
    optimizer.learning_rate.validate();
    expect_decay(name, "beta_1", optimizer.beta_1);
    expect_decay(name, "beta_2", optimizer.beta_2);
    if constexpr (requires { optimizer.epsilon; }) expect_positive(name, "epsilon", optimizer.epsilon);
}

/// The settings that all have, and `more`.
template <class Optimizer, class... Members>
constexpr auto describe_moments(Members... more) {
    return describe(setting<"learning_rate">(&Optimizer::learning_rate),
                    setting<"beta_1">(&Optimizer::beta_1), setting<"beta_2">(&Optimizer::beta_2), more...);
}

}  // namespace detail
}  // namespace staticnn
