// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Type' at 'Position' of Sequential is not a layer, such as Dense<784,512,Relu> or Dropout<0.2>
// expect: NotALayerAt<0, staticnn::Shape<784
#include "staticnn/layers/dense.hpp"
#include "staticnn/models/sequential.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Model = Sequential<Shape<784>, Dense<784, 10>>;
#else
using Model = Sequential<Dense<784, 10>>;
#endif

constexpr auto name = Model::name;
