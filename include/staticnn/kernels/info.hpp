// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdlib>
#include <string>
#include <type_traits>

#include "staticnn/kernels/best_instruction_set.hpp"
#include "staticnn/kernels/dispatch.hpp"

namespace staticnn {

/// Which kernels a trainer that is made now computes with. Predictors (inference.hpp) do not ask the
/// environment: they take the fastest that the processor has.
struct KernelInfo {
    kernels::InstructionSet instruction_set;
    Index vector_bits;           ///< of one register
    bool fuses_products;         ///< products and sums are rounded once, and the promise of equal bits holds
    bool chosen_by_environment;  ///< STATICNN_ISA has a say

    /// "avx512: 512-bit vectors, fused multiply-add"
    std::string text() const {
        return std::string(name_of(instruction_set)) + ": " + std::to_string(vector_bits) + "-bit vectors, " +
               (fuses_products ? "fused multiply-add" : "no fused multiply-add") +
               (chosen_by_environment ? " (chosen by STATICNN_ISA)" : "");
    }
};

/// Throws ArgumentError when STATICNN_ISA asks for what this processor lacks.
inline KernelInfo kernel_info() {
    const char* wish = std::getenv("STATICNN_ISA");
    KernelInfo info{kernels::best_instruction_set(), 0, false, wish != nullptr && *wish != '\0'};
    kernels::with_instruction_set(info.instruction_set, [&]<class Isa>(Isa) {
        info.vector_bits = 8 * Isa::vector_bytes;
        info.fuses_products = !std::is_same_v<Isa, kernels::Portable>;
    });
    return info;
}

}  // namespace staticnn
