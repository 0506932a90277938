// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the argument of 'Activation' is an activation function, such as Relu
#include "staticnn/activations/relu.hpp"
#include "staticnn/layers/activation.hpp"
#include "staticnn/layers/dropout.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = Activation<Dropout<0.5>>;
#else
using Type = Activation<Relu>;
#endif

constexpr auto name = Type::name;
