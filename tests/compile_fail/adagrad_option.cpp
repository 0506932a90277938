// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Option' is no option of 'Optimizer', whose only option is a schedule, such as ExponentialDecay
// expect: staticnn::OnlyOptionOf<staticnn::Adagrad<staticnn::Momentum>, staticnn::Momentum>
#include "staticnn/optimizers/adagrad.hpp"
#include "staticnn/optimizers/momentum.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Method = Adagrad<Momentum>;
#else
using Method = Adagrad<ExponentialDecay>;
#endif

double rate(const Method& method) { return method.learning_rate.rate(0); }
