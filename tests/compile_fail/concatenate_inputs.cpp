// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: all branches of 'Concatenate' take the same shape
#include "staticnn/layers/dense.hpp"
#include "staticnn/models/concatenate.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = Concatenate<Sequential<Dense<4, 6>>, Sequential<Dense<5, 2>>>;
#else
using Type = Concatenate<Sequential<Dense<4, 6>>, Sequential<Dense<4, 2>>>;
#endif

constexpr auto name = Type::name;
