// SPDX-License-Identifier: BSL-1.0
#include "staticnn/metrics/auc.hpp"

#include <cmath>

#include "metrics/metric_cases.hpp"

namespace staticnn {
namespace {

static_assert(Metric<Auc<>>);
static_assert(Auc<>::name.view() == "auc");
static_assert(Auc<>::target_kind == TargetKind::values);

template <Index Thresholds>
Auc<Thresholds> area_of(std::initializer_list<double> scores, std::initializer_list<double> flags) {
    Auc<Thresholds> area;
    RowOf<double> output(scores), target(flags);
    area.add(output.row(), target.row());
    return area;
}

TEST(Auc, IsThatOfKeras) {
    for (const auto& data : reference::flags_cases) {
        const auto area = measured<Auc<>>(data);
        EXPECT_NEAR(area.value(), data.area_with_thresholds, 1e-14);
        EXPECT_EQ(restored(area).value(), area.value());
    }
}

TEST(Auc, KnowsHowFarItIsFromTheExactArea) {
    const auto expect_bounded = [](const auto& area, double exact) {
        EXPECT_LE(std::abs(area.value() - exact), area.error_bound() + 1e-15);
        return area.error_bound();
    };
    for (const auto& data : reference::flags_cases) {
        const double coarse = expect_bounded(measured<Auc<5>>(data), data.exact_area);
        const double usual = expect_bounded(measured<Auc<>>(data), data.exact_area);
        const double fine = expect_bounded(measured<Auc<65536>>(data), data.exact_area);
        EXPECT_GT(coarse, 3 * usual);
        EXPECT_GT(usual, 3 * fine);
        EXPECT_NEAR(measured<Auc<65536>>(data).value(), data.exact_area, 1e-3);
    }
}

TEST(Auc, TakesAnOutputThatIsAThresholdAsBelowIt) {
    // Thresholds 0, 0.25, 0.5, 0.75, 1.
    EXPECT_EQ((area_of<5>({0.25, 0.26}, {0, 1}).value()), 1);
    EXPECT_EQ((area_of<5>({0.26, 0.5}, {0, 1}).value()), 0.5);
    EXPECT_EQ((area_of<5>({0.26, 0.5}, {0, 1}).error_bound()), 0.5);
    EXPECT_EQ((area_of<5>({0, 1}, {0, 1}).value()), 1);
    EXPECT_EQ((area_of<5>({0, 0.1}, {0, 1}).value()), 0.5);
    EXPECT_EQ((area_of<5>({1, 0}, {0, 1}).value()), 0);
    EXPECT_EQ((area_of<5>({-7, 9}, {0, 1}).value()), 1);
}

TEST(Auc, IsNaNWhereThereIsNoAnswer) {
    EXPECT_TRUE(std::isnan(Auc<>().value()));
    EXPECT_TRUE(std::isnan(area_of<200>({0.3, 0.7}, {1, 1}).value()));
    EXPECT_TRUE(std::isnan(area_of<200>({0.3, 0.7}, {0, 0}).value()));
    EXPECT_TRUE(std::isnan(area_of<200>({0.3, 0.7, std::nan("")}, {0, 1, 1}).value()));
}

}  // namespace
}  // namespace staticnn
