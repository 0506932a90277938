// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Targets' are values, which belong to no class: balancing and stratifying need labels
// expect: ClassesOf<staticnn::Rows<const float, 1>
#include "staticnn/data/class_balance.hpp"
#include "staticnn/data/dataset.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Data = Dataset<float, 4, Rows<float, 1>>;
#else
using Data = Dataset<float, 4, Labels<3>>;
#endif

auto use(const Data& data) { return balanced(data); }
