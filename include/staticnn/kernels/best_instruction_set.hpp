// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdlib>
#include <string>

#include "staticnn/core/error.hpp"
#include "staticnn/kernels/isa.hpp"

namespace staticnn::kernels {

/// `fastest_instruction_set()`, unless the environment variable `STATICNN_ISA`
/// (`avx512`, `avx2`, `neon`, `portable_fma`, `portable`) asks for another. Throws ArgumentError when it
/// names none, or one that this processor lacks, or when the program has no kernels for this processor.
inline InstructionSet best_instruction_set() {
    constexpr InstructionSet all[] = {InstructionSet::avx512, InstructionSet::avx2, InstructionSet::neon,
                                      InstructionSet::portable_fma, InstructionSet::portable};
    if (const char* wish = std::getenv("STATICNN_ISA"); wish != nullptr && *wish != '\0') {
        for (const InstructionSet set : all) {
            if (name_of(set) != wish) continue;
            if (is_supported(set)) return set;
            throw ArgumentError("STATICNN_ISA asks for '" + std::string(wish) +
                                "', which this processor or this program lacks");
        }
        throw ArgumentError(
            "STATICNN_ISA is expected to be avx512, avx2, neon, portable_fma or portable, found '" +
            std::string(wish) + "'");
    }
    const InstructionSet fastest = fastest_instruction_set();
    if (is_supported(fastest)) return fastest;
    throw ArgumentError(
        "a processor with AVX2 is expected, because the program was compiled with STATICNN_WITHOUT_PORTABLE; "
        "found one without");
}

}  // namespace staticnn::kernels
