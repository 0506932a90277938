// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/monitor.hpp"

#include <limits>
#include <string>
#include <vector>

#include "data/expect_error.hpp"

namespace staticnn::detail {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(Monitor, KnowsWhichWayIsBetter) {
    for (const char* name : {"accuracy", "val_accuracy", "acc", "val_auc"}) {
        EXPECT_TRUE((Monitor{name, "auto"}.is_maximized())) << name;
        EXPECT_FALSE((Monitor{name, "min"}.is_maximized())) << name;
    }
    for (const char* name : {"loss", "val_loss", "mean_squared_error"}) {
        EXPECT_FALSE((Monitor{name, "auto"}.is_maximized())) << name;
        EXPECT_TRUE((Monitor{name, "max"}.is_maximized())) << name;
    }
}

TEST(Monitor, ImprovesByMoreThanMinDelta) {
    const Monitor lower{"loss", "min"}, higher{"accuracy", "max"};
    EXPECT_TRUE(lower.improves(0.25, 0.5));
    EXPECT_FALSE(lower.improves(0.5, 0.5));
    EXPECT_FALSE(lower.improves(0.75, 0.5));
    EXPECT_FALSE(lower.improves(0.25, 0.5, 0.25));
    EXPECT_TRUE(lower.improves(0.125, 0.5, 0.25));
    EXPECT_FALSE(higher.improves(0.25, 0.5));
    EXPECT_FALSE(higher.improves(0.5, 0.5));
    EXPECT_TRUE(higher.improves(0.75, 0.5));
    EXPECT_FALSE(higher.improves(0.75, 0.5, 0.25));
    EXPECT_TRUE(higher.improves(0.875, 0.5, 0.25));
}

TEST(Monitor, TakesTheFirstNumberAsAnImprovement) {
    const Monitor lower{"loss", "min"}, higher{"accuracy", "max"};
    EXPECT_TRUE(lower.improves(1e300, no_best, 1));
    EXPECT_TRUE(higher.improves(-1e300, no_best, 1));
    EXPECT_FALSE(lower.improves(infinity, no_best));  // as in Keras, which starts from there
    EXPECT_FALSE(higher.improves(-infinity, no_best));
    EXPECT_TRUE(lower.improves(-infinity, no_best));
}

TEST(Monitor, NeverTakesNanAsAnImprovement) {
    for (const char* mode : {"min", "max"}) {
        EXPECT_FALSE((Monitor{"loss", mode}.improves(not_a_number, 0.5)));
        EXPECT_FALSE((Monitor{"loss", mode}.improves(not_a_number, no_best)));
    }
}

TEST(Monitor, SaysWhatIsWrongWithIt) {
    const std::vector<std::string> names{"loss", "accuracy", "learning_rate"};
    EXPECT_NO_THROW((Monitor{"accuracy", "auto"}.validate("Watcher", names)));
    expect_error<ArgumentError>(
        [&] {
            Monitor{"acuracy", "max"}.validate("Watcher", names);
        },
        "Watcher's monitor is expected to be one of loss, accuracy, learning_rate; found 'acuracy'");
    expect_error<ArgumentError>(
        [&] {
            Monitor{"val_acuracy", "max"}.validate("Watcher", names);
        },
        "Watcher's monitor is expected to be one of loss, accuracy, learning_rate; found 'val_acuracy'");
    expect_error<ArgumentError>(
        [&] {
            Monitor{"val_accuracy", "max"}.validate("Watcher", names);
        },
        "Watcher's monitor 'val_accuracy' needs validation data: give a validation_split or "
        "validation_data(data)");
    expect_error<ArgumentError>(
        [&] {
            Monitor{"loss", "Min"}.validate("Watcher", names);
        },
        "Watcher's mode is expected to be one of auto, min, max; found 'Min'");
}

}  // namespace
}  // namespace staticnn::detail
