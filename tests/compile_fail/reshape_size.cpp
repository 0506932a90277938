// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Layer' at 'Position' does not accept 'Input', the shape that the layer before it produces
// expect: LayerAt<1, staticnn::Reshape<2, 2>
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/reshape.hpp"
#include "staticnn/models/sequential.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = Sequential<Dense<4, 6>, Reshape<2, 2>>;
#else
using Type = Sequential<Dense<4, 6>, Reshape<2, 3>>;
#endif

constexpr auto name = Type::name;
