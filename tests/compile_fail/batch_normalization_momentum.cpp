// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the momentum of 'BatchNormalization' is at least 0 and at most 1
#include "staticnn/layers/batch_normalization.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = BatchNormalization<4, 99>;
#else
using Type = BatchNormalization<4, 0.99>;
#endif

constexpr auto name = Type::name;
