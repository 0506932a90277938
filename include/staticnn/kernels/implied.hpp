// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/core/attributes.hpp"
#include "staticnn/kernels/dispatch.hpp"

namespace staticnn::kernels {
inline namespace STATICNN_OBJECT_FLAGS {

/// Stands for the fastest instruction set that the processor has.
struct Fastest {};

/// The instruction set that the flags of the compiler imply, such as -march=x86-64-v3, so that nobody has to
/// ask the processor; Fastest when they imply none.
#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__) && defined(__AVX512BW__) && \
    defined(__FMA__) && !defined(STATICNN_WITHOUT_AVX512)
using Implied = Avx512;
#elif defined(__AVX2__) && defined(__FMA__)
using Implied = Avx2;
#elif defined(__aarch64__)
using Implied = Neon;
#elif !defined(__x86_64__) && defined(__FP_FAST_FMA) && defined(__FP_FAST_FMAF)
using Implied = PortableFma;
#else
using Implied = Fastest;
#endif

}  // namespace STATICNN_OBJECT_FLAGS

/// Calls `visit(Isa{})` for `Set`.
template <class Set, class Visit>
STATICNN_INLINE void with_set(const Visit& visit) {
    if constexpr (std::is_same_v<Set, Fastest>)
        with_instruction_set(fastest_instruction_set(), visit);
    else
        visit(Set{});
}

}  // namespace staticnn::kernels
