// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Option' is no option of 'Optimizer', whose options are AmsGrad and a schedule, such as ExponentialDecay
// expect: staticnn::AdamOptionOf<staticnn::AdamW<staticnn::Centered>, staticnn::Centered>
#include "staticnn/optimizers/adam_w.hpp"
#include "staticnn/optimizers/rms_prop.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Method = AdamW<Centered>;
#else
using Method = AdamW<AmsGrad>;
#endif

double rate(const Method& method) { return method.learning_rate.rate(0); }
