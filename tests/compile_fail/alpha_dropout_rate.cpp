// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the rate of 'AlphaDropout' is at least 0 and below 1
#include "staticnn/layers/alpha_dropout.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = AlphaDropout<1>;
#else
using Type = AlphaDropout<0.1>;
#endif

constexpr auto name = Type::name;
