// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'adapt' needs a network that begins with Normalization
#include "staticnn/data/rows.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/normalization.hpp"
#include "staticnn/models/adapt.hpp"
#include "staticnn/models/sequential.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = Sequential<Dense<4, 2>, Normalization<2>>;
#else
using Type = Sequential<Normalization<4>, Dense<4, 2>>;
#endif

void measure(Network<Type>& network, const Rows<const float, 4>& samples) { adapt(network, samples); }
