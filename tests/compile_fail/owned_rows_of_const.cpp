// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: rows that own their values hold 'Element' without const
// expect: staticnn::OwnedRows<const float, 2
#include <vector>

#include "staticnn/data/owned_rows.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Samples = OwnedRows<const float, 2>;
#else
using Samples = OwnedRows<float, 2>;
#endif

Samples samples(std::vector<float>(4));
