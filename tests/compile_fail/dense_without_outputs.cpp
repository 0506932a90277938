// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Dense' has at least one input and one output
// expect: Dense<784, 0
#include "staticnn/layers/dense.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Output = Dense<784, 0>;
#else
using Output = Dense<784, 1>;
#endif

constexpr auto name = Output::name;
