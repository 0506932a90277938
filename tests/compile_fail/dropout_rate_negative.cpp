// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the rate of 'Dropout' is at least 0 and below 1
#include "staticnn/layers/dropout.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Gate = Dropout<-0.2>;
#else
using Gate = Dropout<0>;
#endif

constexpr auto name = Gate::name;
