// SPDX-License-Identifier: BSL-1.0
#include "staticnn/schedules/constant_rate.hpp"

#include <cmath>

#include "data/expect_error.hpp"

namespace staticnn {
namespace {

static_assert(Schedule<ConstantRate>);

TEST(ConstantRate, NeverChanges) {
    const ConstantRate rate = 0.25;
    EXPECT_EQ(rate.rate(0), 0.25);
    EXPECT_EQ(rate.rate(~std::uint64_t{0}), 0.25);
    EXPECT_EQ(ConstantRate::name.view(), "ConstantRate");
}

TEST(ConstantRate, MayBeZeroButNotNegative) {
    EXPECT_NO_THROW(ConstantRate(0).validate());
    expect_error<ArgumentError>([] { ConstantRate(-0.1).validate(); },
                                "learning_rate is expected to be at least 0 and below 1e9, found -0.1");
    expect_error<ArgumentError>([] { ConstantRate(std::nan("")).validate(); },
                                "learning_rate is expected to be at least 0 and below 1e9, found nan");
}

TEST(ConstantRate, IsASettingOfItsUser) {
    ConstantRate rate;
    Leaves leaves;
    append_members(rate, "learning_rate", leaves);
    ASSERT_EQ(leaves.size(), 1u);
    EXPECT_EQ(leaves[0].name(), "learning_rate.value");
    EXPECT_EQ(leaves[0].role(), Role::configuration);
}

}  // namespace
}  // namespace staticnn
