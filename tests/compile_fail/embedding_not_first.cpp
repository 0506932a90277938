// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: Embedding is the first layer of 'Sequential'
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/embedding.hpp"
#include "staticnn/layers/flatten.hpp"
#include "staticnn/models/sequential.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Type = Sequential<Dense<4, 2>, Embedding<10, 3, 2>>;
#else
using Type = Sequential<Embedding<10, 3, 2>, Flatten<>, Dense<6, 2>>;
#endif

constexpr auto name = Type::name;
