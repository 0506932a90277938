// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/ones.hpp"

#include "initializers/start_values.hpp"

namespace staticnn {
namespace {

static_assert(Initializer<Ones>);

TEST(Ones, AreOne) { EXPECT_EQ(Ones::value(reference_stream, 5, {3, 4}), 1); }

}  // namespace
}  // namespace staticnn
