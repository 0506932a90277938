// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the layers of 'Residual' must give back the shape that they take
#include "staticnn/layers/dense.hpp"
#include "staticnn/models/residual.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = Residual<Dense<4, 6>, Dense<6, 5>>;
#else
using Type = Residual<Dense<4, 6>, Dense<6, 4>>;
#endif

constexpr auto name = Type::name;
