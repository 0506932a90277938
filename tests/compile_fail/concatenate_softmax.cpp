// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: Softmax belongs to the end of a network, not inside of 'Concatenate'
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/models/concatenate.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = Concatenate<Sequential<Dense<4, 6>>, Sequential<Dense<4, 2, Softmax>>>;
#else
using Type = Concatenate<Sequential<Dense<4, 6>>, Sequential<Dense<4, 2>>>;
#endif

constexpr auto name = Type::name;
