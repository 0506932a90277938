// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the epsilon of 'BatchNormalization' is above 0
#include "staticnn/layers/batch_normalization.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = BatchNormalization<4, 0.99, 0>;
#else
using Type = BatchNormalization<4, 0.99, 1e-5>;
#endif

constexpr auto name = Type::name;
