// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/he_uniform.hpp"

#include "initializers/start_values.hpp"

namespace staticnn {
namespace {

static_assert(Initializer<HeUniform>);

TEST(HeUniform, DrawsTheValuesOfItsStream) { expect_start_values<HeUniform>(reference::he_uniform_values); }

}  // namespace
}  // namespace staticnn
