// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the first layer of 'Sequential' must know its input shape, as Dense<784,512> does
// expect: Sequential<staticnn::Dropout<
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/models/sequential.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Model = Sequential<Dropout<0.2>, Dense<784, 10>>;
#else
using Model = Sequential<Dense<784, 784>, Dropout<0.2>, Dense<784, 10>>;
#endif

constexpr auto name = Model::name;
