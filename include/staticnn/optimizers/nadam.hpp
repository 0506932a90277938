// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>

#include "staticnn/optimizers/adam_family.hpp"

namespace staticnn {

/// Adam with Nesterov's momentum: the first moment looks one step ahead, with a momentum that grows towards
/// beta_1. As Keras 3: epsilon is added to the corrected root, and the momentum of update t is
/// beta_1 (1 - 0.96^t / 2). Source: Dozat, Incorporating Nesterov Momentum into Adam, 2016. Option: a
/// schedule.
template <class... Options>
struct Nadam {
    static_assert(((sizeof(OnlyOptionOf<Nadam, Options>) > 0) && ...));

    static constexpr auto name = detail::name_with_options<Options...>(FixedString("Nadam"));
    static constexpr std::array<std::string_view, 2> slots{"m", "v"};
    using Rate = typename detail::RateOf<Nadam, Options...>::type;

    Rate learning_rate = detail::default_rate<Rate>(0.001);
    double beta_1 = 0.9;
    double beta_2 = 0.999;
    double epsilon = 1e-7;

    template <class T>
    struct Coefficients {
        T of_moment;
        T of_gradient;
        T of_root;
        T share_1;  // 1 - beta_1
        T share_2;
        T epsilon;
    };

    template <class T>
    Coefficients<T> coefficients(double rate, std::uint64_t update) const {
        const double now = momentum(update), next = momentum(update + 1);
        const double product = product_of_momenta(update);
        return {static_cast<T>(rate * next / (1 - (Lane<double>(product) * Lane<double>(next)).value)),
                static_cast<T>(rate * (1 - now) / (1 - product)),
                static_cast<T>(1 / __builtin_sqrt(1 - power(beta_2, update))),
                static_cast<T>(1 - beta_1),
                static_cast<T>(1 - beta_2),
                static_cast<T>(epsilon)};
    }

    template <class V, class T>
    STATICNN_INLINE static void update(V& value, const V& gradient, V* slot, const Coefficients<T>& c) {
        V& m = slot[0];
        V& v = slot[1];
        detail::move_mean(m, gradient, V(c.share_1));
        detail::move_mean_of_squares(v, gradient, V(c.share_2));
        const V ahead = fma(m, V(c.of_moment), gradient * V(c.of_gradient));
        value = value - ahead / fma(sqrt(v), V(c.of_root), V(c.epsilon));
    }

    /// Throws ArgumentError when a value is outside its range.
    void validate() const { detail::validate_moments(*this, "Nadam"); }

    static constexpr auto members() {
        return detail::describe_moments<Nadam>(setting<"epsilon">(&Nadam::epsilon));
    }

private:
    static constexpr double decay = 0.96;

    double momentum(std::uint64_t update) const { return momentum_at(power(decay, update)); }
    double momentum_at(double decayed) const { return beta_1 * (1 - 0.5 * decayed); }

    /// The product of the momenta of updates 1 to `update`. Keras keeps it as a state; here it is computed
    /// anew, so that an update depends on nothing but its number. The loop ends after at most 900 factors:
    /// when nothing is left of the product beside the 1 it is taken from, or when all further momenta are
    /// beta_1 to the last digit.
    double product_of_momenta(std::uint64_t update) const {
        constexpr double negligible = 0x1p-54;
        double product = 1, decayed = 1;
        std::uint64_t done = 0;
        for (; done < update && product > negligible && decayed > negligible; ++done) {
            decayed *= decay;
            product *= momentum_at(decayed);
        }
        return product * power(beta_1, update - done);
    }
};

}  // namespace staticnn
