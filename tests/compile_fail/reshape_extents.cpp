// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Reshape' is told at least one extent
#include "staticnn/layers/reshape.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = Reshape<>;
#else
using Type = Reshape<2, 3>;
#endif

constexpr auto name = Type::name;
