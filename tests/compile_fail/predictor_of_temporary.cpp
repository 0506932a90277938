// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a predictor refers to the weights of its network: give 'Network' a name and keep it
#include "staticnn/inference.hpp"
#include "staticnn/models/network.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
auto use() { return Predictor(Network<Model>(1)); }
#else
auto use(const Network<Model>& network) { return Predictor(network); }
#endif
