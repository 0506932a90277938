// SPDX-License-Identifier: BSL-1.0
#include "staticnn/schedules/piecewise_constant.hpp"

#include <cmath>

#include "schedules/refusal.hpp"

namespace staticnn {
namespace {

static_assert(Schedule<PiecewiseConstant>);

// Keras: values[0] while step <= boundaries[0], and so on.
TEST(PiecewiseConstant, LeavesABoundaryToThePieceOnItsLeft) {
    const PiecewiseConstant schedule{.boundaries = {3, 5, 100}, .values = {1, 0.5, 0.25, 0.125}};
    const std::vector<double> expected{1, 1, 1, 1, 0.5, 0.5, 0.25};
    for (std::uint64_t updates = 0; updates < expected.size(); ++updates)
        EXPECT_EQ(schedule.rate(updates), expected[updates]) << updates;
    EXPECT_EQ(schedule.rate(100), 0.25);
    EXPECT_EQ(schedule.rate(101), 0.125);
    EXPECT_EQ(schedule.rate(~std::uint64_t{0}), 0.125);
}

TEST(PiecewiseConstant, MayBeOnePiece) {
    const PiecewiseConstant schedule{.boundaries = {}, .values = {0.5}};
    EXPECT_NO_THROW(schedule.validate());
    EXPECT_EQ(schedule.rate(0), 0.5);
    EXPECT_EQ(schedule.rate(7), 0.5);
}

TEST(PiecewiseConstant, HasNoRateWithoutAValueForEachPiece) {
    EXPECT_TRUE(std::isnan(PiecewiseConstant{}.rate(0)));
    EXPECT_TRUE(std::isnan((PiecewiseConstant{.boundaries = {4}, .values = {1}}.rate(9))));
}

TEST(PiecewiseConstant, RefusesWhatIsMissingOrOutsideItsRange) {
    using Schedule = PiecewiseConstant;
    const Schedule right{.boundaries = {0, 4}, .values = {1, 0.5, 0}};
    EXPECT_NO_THROW(right.validate());
    const std::string count = "the number of PiecewiseConstant's values is expected to be ";
    expect_refusal(Schedule{}, count + "1, one more than boundaries, found 0");
    expect_refusal(with(right, &Schedule::values, {1, 0.5}), count + "3, one more than boundaries, found 2");
    const std::string boundary = "each of PiecewiseConstant's boundaries is expected to be ";
    expect_refusal(with(right, &Schedule::boundaries, {-1, 4}), boundary + "at least 0, found -1");
    expect_refusal(with(right, &Schedule::boundaries, {4, 4}), boundary + "above the one before it, found 4");
    expect_refusal(with(right, &Schedule::boundaries, {4, std::nan("")}),
                   boundary + "above the one before it, found nan");
    expect_refusal(with(right, &Schedule::values, {1, -0.5, 0}),
                   "each of PiecewiseConstant's values is expected to be at least 0, found -0.5");
}

TEST(PiecewiseConstant, KeepsItsListsAsSettings) {
    PiecewiseConstant schedule{.boundaries = {3}, .values = {1, 0.5}};
    Leaves leaves;
    append_members(schedule, "learning_rate", leaves);
    ASSERT_EQ(leaves.size(), 2u);
    EXPECT_EQ(leaves[0].name(), "learning_rate.boundaries");
    EXPECT_EQ(leaves[1].name(), "learning_rate.values");
    EXPECT_EQ(leaves[1].role(), Role::configuration);
    EXPECT_EQ(leaves[1].extents(), Extents{2});
}

}  // namespace
}  // namespace staticnn
