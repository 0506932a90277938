// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/lecun_uniform.hpp"

#include "initializers/start_values.hpp"

namespace staticnn {
namespace {

static_assert(Initializer<LecunUniform>);

TEST(LecunUniform, DrawsTheValuesOfItsStream) {
    expect_start_values<LecunUniform>(reference::lecun_uniform_values);
}

}  // namespace
}  // namespace staticnn
