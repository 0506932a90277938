// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include <cstdlib>

#include "data/expect_error.hpp"
#include "staticnn/kernels/best_instruction_set.hpp"
#include "staticnn/kernels/info.hpp"
#include "support/environment.hpp"

namespace staticnn::kernels {
namespace {

class Dispatch : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, Dispatch, all_sets, name_of_set);

TEST_P(Dispatch, VisitsTheTagOfTheSet) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) { EXPECT_EQ(Isa::name, name_of(GetParam())); });
}

TEST_P(Dispatch, EntersTheSet) {
    int calls = 0;
    with_instruction_set(
        GetParam(), [&]<class Isa>(Isa) { Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA { ++calls; }); });
    EXPECT_EQ(calls, 1);
}

TEST_P(Dispatch, IsChosenByTheEnvironment) {
    const EnvironmentVariable wish("STATICNN_ISA", std::string(name_of(GetParam())));
    EXPECT_EQ(best_instruction_set(), GetParam());
}

TEST_P(Dispatch, IsToldByKernelInfo) {
    const EnvironmentVariable wish("STATICNN_ISA", std::string(name_of(GetParam())));
    const KernelInfo info = kernel_info();
    EXPECT_EQ(info.instruction_set, GetParam());
    EXPECT_TRUE(info.chosen_by_environment);
    EXPECT_EQ(info.fuses_products, GetParam() != InstructionSet::portable);
    const Index bits = GetParam() == InstructionSet::avx512 ? 512
                       : GetParam() == InstructionSet::avx2 ? 256
                                                            : 128;
    EXPECT_EQ(info.text(), std::string(name_of(GetParam())) + ": " + std::to_string(bits) + "-bit vectors, " +
                               (info.fuses_products ? "" : "no ") +
                               "fused multiply-add (chosen by STATICNN_ISA)");
}

TEST(BestInstructionSet, IsTheFastestThatTheProcessorHas) {
    const EnvironmentVariable no_wish("STATICNN_ISA", "");
    const InstructionSet best = best_instruction_set();
    EXPECT_TRUE(is_supported(best));
    for (const InstructionSet faster : fused_instruction_sets)
        EXPECT_TRUE(best >= faster || !is_supported(faster)) << name_of(faster);
}

TEST(BestInstructionSet, RefusesAWishItDoesNotKnow) {
    const EnvironmentVariable wish("STATICNN_ISA", "sse9");
    expect_error<ArgumentError>(
        [] { best_instruction_set(); },
        "STATICNN_ISA is expected to be avx512, avx2, neon, portable_fma or portable, found 'sse9'");
}

TEST(BestInstructionSet, RefusesAWishThatTheProcessorCannotFulfil) {
    const std::string foreign(name_of(has_neon ? InstructionSet::avx512 : InstructionSet::neon));
    const EnvironmentVariable wish("STATICNN_ISA", foreign);
    expect_error<ArgumentError>(
        [] { best_instruction_set(); },
        "STATICNN_ISA asks for '" + foreign + "', which this processor or this program lacks");
}

}  // namespace
}  // namespace staticnn::kernels
