// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"
#include "staticnn/optimizers/denormals.hpp"

/// Running means: share = 1 - beta of a new number, beta of the old mean.
namespace staticnn::detail {

template <class V>
STATICNN_INLINE void move_mean(V& mean, const V& sample, const V& share) {
    mean = without_denormals(fma(sample - mean, share, mean));
}

template <class V>
STATICNN_INLINE void move_mean_of_squares(V& mean, const V& sample, const V& share) {
    mean = without_denormals(fma(fma(sample, sample, -mean), share, mean));
}

}  // namespace staticnn::detail
