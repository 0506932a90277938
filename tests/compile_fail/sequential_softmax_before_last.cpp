// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: Softmax belongs to the last layer of 'Sequential' and stands there once
// expect: Sequential<staticnn::Dense<784, 512, staticnn::Softmax>
#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/models/sequential.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Model = Sequential<Dense<784, 512, Softmax>, Dense<512, 10>>;
#else
using Model = Sequential<Dense<784, 512, Relu>, Dense<512, 10, Softmax>>;
#endif

constexpr auto name = Model::name;
