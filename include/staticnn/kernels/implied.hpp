// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/core/attributes.hpp"
#include "staticnn/kernels/dispatch.hpp"

namespace staticnn::kernels {

/// The instruction set that the flags of a compiler imply, such as -march=x86-64-v3, so that nobody has to
/// ask the processor; void when they imply none. A type, for the names of functions: one program may have
/// files compiled with different flags, and their code must not be taken for the same.
#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__) && defined(__AVX512BW__) && \
    defined(__FMA__) && !defined(STATICNN_WITHOUT_AVX512)
using Implied = Avx512;
#elif defined(__AVX2__) && defined(__FMA__)
using Implied = Avx2;
#elif !defined(__x86_64__) && defined(__FP_FAST_FMA) && defined(__FP_FAST_FMAF)
using Implied = PortableFma;
#else
using Implied = void;
#endif

/// Calls `visit(Isa{})` for `Set`, or if that is void for the fastest set that this processor has.
template <class Set, class Visit>
STATICNN_INLINE void with_implied(const Visit& visit) {
    if constexpr (std::is_void_v<Set>)
        with_instruction_set(fastest_instruction_set(), visit);
    else
        visit(Set{});
}

}  // namespace staticnn::kernels
