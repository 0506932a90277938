// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the options of RmsProp are Momentum, Centered, and a schedule such as ExponentialDecay
// expect: staticnn::RmsProp<staticnn::Nesterov>
#include "staticnn/optimizers/rms_prop.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Method = RmsProp<Nesterov>;
#else
using Method = RmsProp<Momentum, Centered>;
#endif

double rate(const Method& method) { return method.learning_rate.rate(0); }
