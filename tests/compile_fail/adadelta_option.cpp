// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Option' is no option of 'Optimizer', whose only option is a schedule, such as ExponentialDecay
// expect: staticnn::OnlyOptionOf<staticnn::Adadelta<staticnn::Momentum>, staticnn::Momentum>
#include "staticnn/optimizers/adadelta.hpp"
#include "staticnn/optimizers/momentum.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Method = Adadelta<Momentum>;
#else
using Method = Adadelta<ExponentialDecay>;
#endif

double rate(const Method& method) { return method.learning_rate.rate(0); }
