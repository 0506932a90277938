// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the third argument of 'Dense' is an activation function, such as Relu
// expect: staticnn::Dense<784, 10, staticnn::HeNormal
#include "staticnn/activations/relu.hpp"
#include "staticnn/initializers/he_normal.hpp"
#include "staticnn/layers/dense.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Output = Dense<784, 10, HeNormal>;
#else
using Output = Dense<784, 10, Relu, HeNormal>;
#endif

constexpr auto name = Output::name;
