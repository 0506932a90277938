// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the second argument of 'PRelu' is an initializer, such as Constant<0.25>
#include "staticnn/activations/relu.hpp"
#include "staticnn/initializers/constant.hpp"
#include "staticnn/layers/p_relu.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = PRelu<4, Relu>;
#else
using Type = PRelu<4, Constant<0.25> >;
#endif

constexpr auto name = Type::name;
