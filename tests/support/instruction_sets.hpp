// SPDX-License-Identifier: BSL-1.0
#pragma once

// Included first: the kernels of every instruction set are compiled in, so that they can be compared.
#define STATICNN_ALL_KERNELS

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <type_traits>
#include <vector>

#include "staticnn/kernels/dispatch.hpp"

namespace staticnn {

/// The instruction sets with a fused multiply-add, which promise equal bits, that processors of this kind can
/// have.
#if defined(__aarch64__)
inline constexpr std::array fused_instruction_sets{kernels::InstructionSet::portable_fma,
                                                   kernels::InstructionSet::neon};
#else
inline constexpr std::array fused_instruction_sets{
    kernels::InstructionSet::portable_fma, kernels::InstructionSet::avx2, kernels::InstructionSet::avx512};
#endif

/// A test for each instruction set; skipped where the processor lacks it.
class OnInstructionSet : public testing::TestWithParam<kernels::InstructionSet> {
protected:
    void SetUp() override {
        if (!kernels::is_supported(GetParam()))
            GTEST_SKIP() << "this processor lacks " << kernels::name_of(GetParam());
    }
};

inline const auto fused_sets = testing::ValuesIn(fused_instruction_sets);

/// Calls `visit(Isa{})` for one of them; it is not compiled for Portable, which has other bits.
template <class Visit>
void with_fused_set(kernels::InstructionSet set, const Visit& visit) {
    kernels::with_instruction_set(set, [&]<class Isa>(Isa isa) {
        if constexpr (!std::is_same_v<Isa, kernels::Portable>) visit(isa);
    });
}

inline const auto all_sets = [] {
    std::vector sets{kernels::InstructionSet::portable};
    sets.insert(sets.end(), fused_instruction_sets.begin(), fused_instruction_sets.end());
    return testing::ValuesIn(sets);
}();

inline std::string name_of_set(const testing::TestParamInfo<kernels::InstructionSet>& set) {
    return std::string(kernels::name_of(set.param));
}

}  // namespace staticnn
