// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the slope of 'LeakyRelu' is a number above 0
#include "staticnn/activations/leaky_relu.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Activation = LeakyRelu<-0.1>;
#else
using Activation = LeakyRelu<0.1>;
#endif

constexpr auto name = Activation::name;
