// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Targets' are values, which belong to no class: balancing and stratifying need labels
#include "staticnn/data/dataset.hpp"
#include "staticnn/data/random_split.hpp"

using namespace staticnn;

using Data = Dataset<float, 4, Rows<float, 1>>;

#ifdef STATICNN_WRONG
auto use(const Data& data) { return stratified_split(data, 0.2, 1); }
#else
auto use(const Data& data) { return shuffle_split(data, 0.2, 1); }
#endif
