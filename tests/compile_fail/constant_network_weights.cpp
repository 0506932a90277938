// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Count' values are no weights for a network of 'Parameters'
// expect: WeightsFor<2, 3>
#include "staticnn/inference.hpp"

using namespace staticnn;

using Model = Sequential<Dense<2, 1>>;

#ifdef STATICNN_WRONG
constexpr float weights[] = {1, 2};
#else
constexpr float weights[] = {1, 2, 3};
#endif

constexpr ConstantNetwork<Model> network(weights);
