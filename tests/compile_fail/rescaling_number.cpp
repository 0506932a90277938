// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: scale and offset of 'Rescaling' are numbers of a few decimals below 1e9
#include "staticnn/layers/rescaling.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = Rescaling<1e10>;
#else
using Type = Rescaling<1e8>;
#endif

constexpr auto name = Type::name;
