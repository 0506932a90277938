// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the epsilon of 'LayerNormalization' is above 0
#include "staticnn/layers/layer_normalization.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = LayerNormalization<4, 0>;
#else
using Type = LayerNormalization<4, 1e-5>;
#endif

constexpr auto name = Type::name;
