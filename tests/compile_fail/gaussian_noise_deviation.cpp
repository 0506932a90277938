// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the standard deviation of 'GaussianNoise' is at least 0
#include "staticnn/layers/gaussian_noise.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = GaussianNoise<-0.1>;
#else
using Type = GaussianNoise<0.1>;
#endif

constexpr auto name = Type::name;
