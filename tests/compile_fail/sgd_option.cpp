// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the options of Sgd are Momentum or Nesterov, and a schedule such as ExponentialDecay
// expect: staticnn::Sgd<staticnn::Relu>
#include "staticnn/activations/relu.hpp"
#include "staticnn/optimizers/sgd.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Method = Sgd<Relu>;
#else
using Method = Sgd<Nesterov>;
#endif

double rate(const Method& method) { return method.learning_rate.rate(0); }
