// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the only option of Adam is a schedule, such as Adam<ExponentialDecay>
// expect: staticnn::Adam<staticnn::Momentum>
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/optimizers/sgd.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Method = Adam<Momentum>;
#else
using Method = Adam<ExponentialDecay>;
#endif

double rate(const Method& method) { return method.learning_rate.rate(0); }
