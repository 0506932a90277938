// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/glorot_normal.hpp"

#include "initializers/start_values.hpp"

namespace staticnn {
namespace {

static_assert(Initializer<GlorotNormal>);

TEST(GlorotNormal, DrawsTheValuesOfItsStream) {
    expect_start_values<GlorotNormal>(reference::glorot_normal_values);
}

}  // namespace
}  // namespace staticnn
