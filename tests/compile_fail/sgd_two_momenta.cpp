// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: Sgd takes one of Momentum and Nesterov
// expect: staticnn::Sgd<staticnn::Momentum, staticnn::Nesterov>
#include "staticnn/optimizers/sgd.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Method = Sgd<Momentum, Nesterov>;
#else
using Method = Sgd<Nesterov>;
#endif

double rate(const Method& method) { return method.learning_rate.rate(0); }
