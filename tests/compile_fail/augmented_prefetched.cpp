// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: what is prepared by a worker is augmented there: write prefetched(augmented<Height, Width>(data, ...))
#include "staticnn/data/augmented.hpp"
#include "staticnn/data/dataset.hpp"
#include "staticnn/data/prefetched.hpp"

using namespace staticnn;

using Data = Dataset<float, 784, Labels<10>>;

#ifdef STATICNN_WRONG
void use(const Data& data) {
    const auto ahead = prefetched(data);
    augmented<28, 28>(ahead, {.max_shift = 2});
}
#else
void use(const Data& data) {
    const auto variants = augmented<28, 28>(data, {.max_shift = 2});
    prefetched(variants);
}
#endif
