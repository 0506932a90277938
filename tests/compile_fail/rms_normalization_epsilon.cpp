// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the epsilon of 'RmsNormalization' is above 0
#include "staticnn/layers/rms_normalization.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = RmsNormalization<4, -1>;
#else
using Type = RmsNormalization<4, 1e-5>;
#endif

constexpr auto name = Type::name;
