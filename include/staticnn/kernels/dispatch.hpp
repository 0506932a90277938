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

#if defined(__x86_64__)
template <>
struct Enter<Avx2> {
    template <class Kernel>
    __attribute__((flatten, noinline, target(STATICNN_TARGET_AVX2))) static void call(const Kernel& kernel) {
        kernel();
    }
};

template <>
struct Enter<Avx512> {
    template <class Kernel>
    __attribute__((flatten, noinline, target(STATICNN_TARGET_AVX512))) static void call(
        const Kernel& kernel) {
        kernel();
    }
};
#endif

/// Calls `visit(Isa{})` for the tag of `set`. The portable kernels with a fused multiply-add are compiled in
/// where they are the native ones, and for comparisons where STATICNN_ALL_KERNELS is defined; elsewhere they
/// cost compile time for nothing, and Portable takes their place.
template <class Visit>
decltype(auto) with_instruction_set(InstructionSet set, Visit&& visit) {
    switch (set) {
#if defined(__x86_64__)
        case InstructionSet::avx512:
            return visit(Avx512{});
        case InstructionSet::avx2:
            return visit(Avx2{});
#endif
#if defined(STATICNN_ALL_KERNELS) || !defined(__x86_64__)
        case InstructionSet::portable_fma:
            return visit(PortableFma{});
#endif
        default:
            return visit(Portable{});
    }
}

}  // namespace staticnn::kernels
