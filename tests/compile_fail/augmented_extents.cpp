// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: rows of 'RowWidth' values are no images of 'Height' x 'Width' pixels in 'Channels' channels
// expect: ImagesOf<784, 28, 32, 1>
#include "staticnn/data/augmented.hpp"
#include "staticnn/data/dataset.hpp"

using namespace staticnn;

using Data = Dataset<float, 784, Labels<10>>;

#ifdef STATICNN_WRONG
auto use(const Data& data) { return augmented<28, 32>(data, {.max_shift = 2}); }
#else
auto use(const Data& data) { return augmented<28, 28>(data, {.max_shift = 2}); }
#endif
