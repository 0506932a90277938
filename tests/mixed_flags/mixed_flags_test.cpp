// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <string>

#include "staticnn/kernels/isa.hpp"
#include "support/environment.hpp"

namespace staticnn::mixed_flags {

std::string without_flags();
std::string with_avx2();
std::string with_avx512();

namespace {

using kernels::InstructionSet;

class MixedFlags : public testing::Test {
protected:
    void SetUp() override {
        if (!kernels::is_supported(InstructionSet::avx2)) GTEST_SKIP() << "this processor has no AVX2";
    }
    const EnvironmentVariable best_{"STATICNN_ISA", ""};
};

TEST_F(MixedFlags, GiveTheSameBits) {
    const std::string digest = without_flags();
    EXPECT_EQ(with_avx2(), digest);
    if (kernels::is_supported(InstructionSet::avx512)) {
        EXPECT_EQ(with_avx512(), digest);
    }
}

// Whichever object's copy the linker has taken of a template, this one has asked the processor.
TEST_F(MixedFlags, LeaveTheChoiceToTheEnvironment) {
    const std::string digest = without_flags();
    const EnvironmentVariable wish("STATICNN_ISA", "avx2");
    EXPECT_EQ(without_flags(), digest);
    EXPECT_EQ(with_avx2(), digest);
}

}  // namespace
}  // namespace staticnn::mixed_flags
