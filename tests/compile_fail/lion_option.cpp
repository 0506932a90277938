// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Option' is no option of 'Optimizer', whose only option is a schedule, such as ExponentialDecay
// expect: staticnn::OnlyOptionOf<staticnn::Lion<staticnn::Momentum>, staticnn::Momentum>
#include "staticnn/optimizers/lion.hpp"
#include "staticnn/optimizers/momentum.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Method = Lion<Momentum>;
#else
using Method = Lion<ExponentialDecay>;
#endif

double rate(const Method& method) { return method.learning_rate.rate(0); }
