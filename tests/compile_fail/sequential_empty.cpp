// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Sequential' has at least one layer
#include "staticnn/layers/dense.hpp"
#include "staticnn/models/sequential.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Model = Sequential<>;
#else
using Model = Sequential<Dense<784, 10> >;
#endif

constexpr auto name = Model::name;
