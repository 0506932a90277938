// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Loss' cannot be smoothed: Smoothed is for crossentropies, and once, such as Smoothed<SparseCategoricalCrossentropy, 0.1>
#include "staticnn/losses/categorical_crossentropy.hpp"
#include "staticnn/losses/smoothed.hpp"

using namespace staticnn;

using Once = Smoothed<CategoricalCrossentropy, 0.1>;

#ifdef STATICNN_WRONG
constexpr auto size = sizeof(Smoothed<Once, 0.1>);
#else
constexpr auto size = sizeof(Once);
#endif
