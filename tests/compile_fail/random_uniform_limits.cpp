// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the limits of 'RandomUniform' are two numbers, the lower one first
#include "staticnn/initializers/random_uniform.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Start = RandomUniform<1, -1>;
#else
using Start = RandomUniform<-1, 1>;
#endif

const double value = Start::value({}, 0, {1, 1});
