// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Layer' at 'Position' does not accept 'Input', the shape that the layer before it produces
// expect(gcc): LayerAt<2, staticnn::Dense<256, 10>, staticnn::Shape<512>
// expect(clang): LayerAt<2, staticnn::Dense<256, 10, staticnn::Linear>, staticnn::Shape<512>
#include "staticnn/activations/relu.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/models/sequential.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Model = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<256, 10>>;
#else
using Model = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<512, 10>>;
#endif

constexpr auto name = Model::name;
