// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the third argument of 'Dense' is an activation function, such as Relu
// expect: staticnn::Dense<784, 10, staticnn::NoBias
#include "staticnn/layers/dense.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Output = Dense<784, 10, NoBias>;
#else
using Output = Dense<784, 10, Linear, NoBias>;
#endif

constexpr auto name = Output::name;
