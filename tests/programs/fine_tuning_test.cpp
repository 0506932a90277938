// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <string>

#include "programs/generated_images.hpp"

namespace programs {
namespace {

class FineTuning : public WithImages<2040> {
protected:
    Result fine_tune(const std::string& margin) const {
        return run("fine_tuning", {"--images", "2000", "--few", "40", "--seed", "3", "--margin", margin});
    }
};

TEST_F(FineTuning, BeatsTrainingFromScratch) {
    const Result result = fine_tune("0.05");
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    for (const char* claim :
         {"\nfrozen_weights_are_unchanged=yes\n", "\nfrozen_by_type_or_by_name_is_the_same=yes\n"})
        EXPECT_NE(result.output.find(claim), std::string::npos) << result.output;
    ASSERT_TRUE(result.last_line().starts_with("margin=")) << result.output;
    EXPECT_GE(std::stod(result.last_line().substr(7)), 0.05);
}

TEST_F(FineTuning, SaysWhenItsClaimIsMissed) {
    const Result result = fine_tune("1");
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_TRUE(result.errors.starts_with("margin is claimed to be at least 1, found 0.")) << result.errors;
}

}  // namespace
}  // namespace programs
