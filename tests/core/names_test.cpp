// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/names.hpp"

#include <vector>

#include "data/expect_error.hpp"

namespace staticnn {
namespace {

const std::vector<std::string> names{"loss", "accuracy", "val_loss"};

TEST(PositionOf, FindsAName) {
    EXPECT_EQ(position_of("loss", names, "the monitor"), 0u);
    EXPECT_EQ(position_of("val_loss", names, "the monitor"), 2u);
}

TEST(PositionOf, ListsTheNamesThatAreKnown) {
    expect_error<ArgumentError>(
        [] { position_of("val_los", names, "the monitor"); },
        "the monitor is expected to be one of loss, accuracy, val_loss; found 'val_los'");
    expect_error<ArgumentError>([] { position_of("", names, "a name"); },
                                "a name is expected to be one of loss, accuracy, val_loss; found ''");
}

}  // namespace
}  // namespace staticnn
