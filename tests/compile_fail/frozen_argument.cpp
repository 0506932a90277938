// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the argument of 'Frozen' is a layer, such as Dense<784,512>
#include "staticnn/activations/relu.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/frozen.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = Frozen<Relu>;
#else
using Type = Frozen<Dense<4, 6> >;
#endif

constexpr bool is_complete = sizeof(Type) > 0;
