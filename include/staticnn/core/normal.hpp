// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/elementary.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/core/lane.hpp"

namespace staticnn {

namespace detail {

template <Index Size>
constexpr Lane<double> polynomial(const double (&coefficients)[Size], Lane<double> x) {
    Lane<double> sum(coefficients[Size - 1]);
    for (Index i = Size - 1; i-- > 0;) sum = fma(sum, x, Lane<double>(coefficients[i]));
    return sum;
}

}  // namespace detail

/// The quantile of the standard normal distribution for `probability` in [1e-11, 1 - 1e-11], relative error
/// 1e-15. Source: algorithm AS 241, PPND16 (Wichura, Applied Statistics 37, 1988), without its branch for
/// farther tails.
inline double normal_quantile(double probability) {
    constexpr double a[] = {3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                            1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                            3.3430575583588128105e+4, 2.5090809287301226727e+3};
    constexpr double b[] = {1.0,
                            4.2313330701600911252e+1,
                            6.8718700749205790830e+2,
                            5.3941960214247511077e+3,
                            2.1213794301586595867e+4,
                            3.9307895800092710610e+4,
                            2.8729085735721942674e+4,
                            5.2264952788528545610e+3};
    constexpr double c[] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                            3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                            2.27238449892691845833e-2, 7.74545014278341407640e-4};
    constexpr double d[] = {1.0,
                            2.05319162663775882187e0,
                            1.67638483018380384940e0,
                            6.89767334985100004550e-1,
                            1.48103976427480074590e-1,
                            1.51986665636164571966e-2,
                            5.47593808499534494600e-4,
                            1.05075007164441684324e-9};
    const Lane<double> centred(probability - 0.5);
    if (centred.value <= 0.425 && centred.value >= -0.425) {
        const Lane<double> r = fma(-centred, centred, Lane<double>(0.180625));
        return (centred * detail::polynomial(a, r) / detail::polynomial(b, r)).value;
    }
    const double tail = centred.value < 0 ? probability : 1 - probability;
    const Lane<double> r = sqrt(-log(Lane<double>(tail))) - Lane<double>(1.6);
    const double magnitude = (detail::polynomial(c, r) / detail::polynomial(d, r)).value;
    return centred.value < 0 ? -magnitude : magnitude;
}

}  // namespace staticnn
