// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/constant.hpp"

#include "initializers/start_values.hpp"

namespace staticnn {
namespace {

static_assert(Initializer<Constant<>>);

TEST(Constant, IsItsArgument) {
    EXPECT_EQ(Constant<>::value(reference_stream, 5, {3, 4}), 0);
    EXPECT_EQ(Constant<0.1>::value(reference_stream, 5, {3, 4}), 0.1);
    EXPECT_EQ(Constant<-2>::value(reference_stream, 0, {3, 4}), -2);
}

}  // namespace
}  // namespace staticnn
