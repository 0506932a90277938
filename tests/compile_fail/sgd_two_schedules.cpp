// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Optimizer' takes one schedule
// expect: staticnn::Sgd<staticnn::ExponentialDecay, staticnn::CosineDecay>
#include "staticnn/optimizers/sgd.hpp"
#include "staticnn/schedules/cosine_decay.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Method = Sgd<ExponentialDecay, CosineDecay>;
#else
using Method = Sgd<CosineDecay>;
#endif

double rate(const Method& method) { return method.learning_rate.rate(0); }
