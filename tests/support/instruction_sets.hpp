// SPDX-License-Identifier: BSL-1.0
#pragma once

// Included first: the kernels of every instruction set are compiled in, so that they can be compared.
#define STATICNN_ALL_KERNELS

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

#include "staticnn/kernels/dispatch.hpp"

namespace staticnn {

/// A test for each instruction set; skipped where the processor lacks it.
class OnInstructionSet : public testing::TestWithParam<kernels::InstructionSet> {
protected:
    void SetUp() override {
        if (!kernels::is_supported(GetParam()))
            GTEST_SKIP() << "this processor lacks " << kernels::name_of(GetParam());
    }
};

/// Those with a fused multiply-add, which promise equal bits.
inline const auto fused_sets = testing::Values(
    kernels::InstructionSet::portable_fma, kernels::InstructionSet::avx2, kernels::InstructionSet::avx512);

/// Calls `visit(Isa{})` for one of them; it is not compiled for Portable, which has other bits.
template <class Visit>
void with_fused_set(kernels::InstructionSet set, const Visit& visit) {
    kernels::with_instruction_set(set, [&]<class Isa>(Isa isa) {
        if constexpr (!std::is_same_v<Isa, kernels::Portable>) visit(isa);
    });
}

inline const auto all_sets =
    testing::Values(kernels::InstructionSet::portable, kernels::InstructionSet::portable_fma,
                    kernels::InstructionSet::avx2, kernels::InstructionSet::avx512);

inline std::string name_of_set(const testing::TestParamInfo<kernels::InstructionSet>& set) {
    return std::string(kernels::name_of(set.param));
}

}  // namespace staticnn
