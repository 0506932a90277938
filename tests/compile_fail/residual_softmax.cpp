// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: Softmax belongs to the end of a network, not inside of 'Residual'
#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/models/residual.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = Residual<Dense<4, 4, Softmax>>;
#else
using Type = Residual<Dense<4, 4, Relu>>;
#endif

constexpr auto name = Type::name;
