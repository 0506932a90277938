// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Option' is no option of 'Optimizer', whose only option is a schedule, such as ExponentialDecay
// expect: staticnn::OnlyOptionOf<staticnn::Nadam<staticnn::AmsGrad>, staticnn::AmsGrad>
#include "staticnn/optimizers/nadam.hpp"
#include "staticnn/schedules/exponential_decay.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Method = Nadam<AmsGrad>;
#else
using Method = Nadam<ExponentialDecay>;
#endif

double rate(const Method& method) { return method.learning_rate.rate(0); }
