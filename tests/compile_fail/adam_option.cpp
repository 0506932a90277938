// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Option' is no option of 'Optimizer', whose options are AmsGrad and a schedule, such as ExponentialDecay
// expect: staticnn::AdamOptionOf<staticnn::Adam<staticnn::Momentum>, staticnn::Momentum>
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/optimizers/momentum.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Method = Adam<Momentum>;
#else
using Method = Adam<AmsGrad, ExponentialDecay>;
#endif

double rate(const Method& method) { return method.learning_rate.rate(0); }
