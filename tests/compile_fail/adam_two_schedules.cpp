// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Optimizer' takes one schedule
// expect: staticnn::SchedulesOf<staticnn::Adam<staticnn::ExponentialDecay, staticnn::CosineDecay>, 2>
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/schedules/cosine_decay.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Method = Adam<ExponentialDecay, CosineDecay>;
#else
using Method = Adam<CosineDecay>;
#endif

double rate(const Method& method) { return method.learning_rate.rate(0); }
