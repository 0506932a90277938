// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/kernels/isa.hpp"
#include "staticnn/kernels/simd.hpp"

namespace staticnn::kernels {

/// The door into an instruction set: `Enter<Isa>::call(f)` is f(), compiled for Isa. The attribute `flatten`
/// inlines everything that f calls, so kernels and formulas, also those of a user, are plain templates
/// without attributes.
template <class Isa>
struct Enter {
    template <class Kernel>
    __attribute__((flatten, noinline)) static void call(const Kernel& kernel) {
        kernel();
    }
};

template <class Isa>
    requires is_inlined<Isa>
struct Enter<Isa> {
    template <class Kernel>
    STATICNN_INLINE static constexpr void call(const Kernel& kernel) {
        kernel();
    }
};

#if defined(__x86_64__)
template <>
struct Enter<Avx2> {
    template <class Kernel>
    __attribute__((flatten, noinline, target(STATICNN_TARGET_AVX2))) static void call(const Kernel& kernel) {
        kernel();
        __builtin_ia32_vzeroupper();  // which g++ leaves out below -O2, and all code afterwards would be slow
    }
};

template <>
struct Enter<Avx512> {
    template <class Kernel>
    __attribute__((flatten, noinline, target(STATICNN_TARGET_AVX512))) static void call(
        const Kernel& kernel) {
        kernel();
        __builtin_ia32_vzeroupper();
    }
};
#endif

/// Calls `visit(Isa{})` for the tag of `set`, one that `is_supported`.
template <class Visit>
decltype(auto) with_instruction_set(InstructionSet set, Visit&& visit) {
    switch (set) {
#if defined(__x86_64__)
        case InstructionSet::avx512:
            if constexpr (has_avx512) return visit(Avx512{});
            break;
        case InstructionSet::avx2:
            return visit(Avx2{});
#elif defined(__aarch64__)
        case InstructionSet::neon:
            return visit(Neon{});
#endif
        case InstructionSet::portable_fma:
            if constexpr (has_portable_fma) return visit(PortableFma{});
            break;
        default:
            break;
    }
#if defined(__x86_64__)
    if constexpr (!has_portable) {
        __builtin_trap();
        return visit(Avx2{});
    }
#endif
    if constexpr (has_portable) return visit(Portable{});
}

}  // namespace staticnn::kernels
