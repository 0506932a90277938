// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/lecun_normal.hpp"

#include "initializers/start_values.hpp"

namespace staticnn {
namespace {

static_assert(Initializer<LecunNormal>);

TEST(LecunNormal, DrawsTheValuesOfItsStream) {
    expect_start_values<LecunNormal>(reference::lecun_normal_values);
}

}  // namespace
}  // namespace staticnn
