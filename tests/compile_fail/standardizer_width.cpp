// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: rows of 'Width' values do not fit a standardizer of 'Features' features
// expect: RowsToStandardize<4, 3>
#include "staticnn/data/standardizer.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Samples = Rows<const float, 4>;
#else
using Samples = Rows<const float, 3>;
#endif

auto use(const Standardizer<3>& standardizer, const Samples& samples) { return standardizer.apply(samples); }
