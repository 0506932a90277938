// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include "staticnn/core/index.hpp"

// What the compiler was told of the processor (-mavx2, -march=native), which it uses in kernels for lesser
// instruction sets too. As part of the names it keeps the linker, which takes one copy of each template, from
// giving a program that asks the processor what it has the copy of an object that did not ask.
#if defined(__x86_64__) && defined(__AVX512F__)
#define STATICNN_OBJECT_FLAGS flags_avx512
#elif defined(__x86_64__) && defined(__AVX2__)
#define STATICNN_OBJECT_FLAGS flags_avx2
#elif defined(__x86_64__) && defined(__AVX__)
#define STATICNN_OBJECT_FLAGS flags_avx
#elif defined(__ARM_FEATURE_SVE)
#define STATICNN_OBJECT_FLAGS flags_sve
#else
#define STATICNN_OBJECT_FLAGS flags_none  // for which the library has the kernels compiled
#define STATICNN_NO_OBJECT_FLAGS
#endif

/// Instruction sets are template tags, so that code compiled for one can never be mixed with code for
/// another.
namespace staticnn::kernels {
inline namespace STATICNN_OBJECT_FLAGS {

/// Any processor: 16-byte vectors, products and sums rounded separately. Other bits than the ones below.
struct Portable {
    static constexpr const char* name = "portable";
    static constexpr Index registers = 16;
    static constexpr Index vector_bytes = 16;
};

/// Any processor, with a fused multiply-add from the compiler or, without hardware for it, from libm (slow).
/// Same bits as Avx2, Avx512 and Neon.
struct PortableFma {
    static constexpr const char* name = "portable_fma";
    static constexpr Index registers = 16;
    static constexpr Index vector_bytes = 16;
};

#if defined(__x86_64__)
struct Avx2 {
    static constexpr const char* name = "avx2";
    static constexpr Index registers = 16;
    static constexpr Index vector_bytes = 32;
};

struct Avx512 {
    static constexpr const char* name = "avx512";
    static constexpr Index registers = 32;
    static constexpr Index vector_bytes = 64;
};
#elif defined(__aarch64__)
/// Any processor of this kind.
struct Neon {
    static constexpr const char* name = "neon";
    static constexpr Index registers = 32;
    static constexpr Index vector_bytes = 16;
};
#endif

/// The code of `Isa`, made for a caller that is compiled for it already and wants one row: nothing is
/// entered, called or shared, and all sizes are constants there. Same bits as `Isa`.
template <class Isa>
struct Inlined : Isa {};

/// The same for constant expressions: numbers one by one, each operation rounded as on Avx2, Avx512 and Neon.
struct Constants {
    static constexpr Index registers = 32;
    static constexpr Index vector_bytes = 64;
};

}  // namespace STATICNN_OBJECT_FLAGS

template <class Isa>
inline constexpr bool is_inlined = false;
template <class Isa>
inline constexpr bool is_inlined<Inlined<Isa>> = true;
template <>
inline constexpr bool is_inlined<Constants> = true;

/// The instruction sets as values, slowest first.
enum class InstructionSet { portable, portable_fma, neon, avx2, avx512 };

constexpr std::string_view name_of(InstructionSet set) noexcept {
    switch (set) {
        case InstructionSet::portable:
            return "portable";
        case InstructionSet::portable_fma:
            return "portable_fma";
        case InstructionSet::neon:
            return "neon";
        case InstructionSet::avx2:
            return "avx2";
        case InstructionSet::avx512:
            return "avx512";
    }
    return "";
}

/// True where the portable kernels with a fused multiply-add are compiled in: where they are the native ones,
/// and for comparisons where STATICNN_ALL_KERNELS is defined. Elsewhere they would cost compile time for
/// nothing.
#if defined(STATICNN_ALL_KERNELS) || !(defined(__x86_64__) || defined(__aarch64__))
inline constexpr bool has_portable_fma = true;
#else
inline constexpr bool has_portable_fma = false;
#endif

/// False where a program is compiled with STATICNN_WITHOUT_AVX512: for those who know their processors, or
/// care more for the time that compiling takes. All files of a program must agree, as with
/// STATICNN_ALL_KERNELS; what is compiled into the library asks for neither.
#if defined(STATICNN_WITHOUT_AVX512) || !defined(__x86_64__)
inline constexpr bool has_avx512 = false;
#else
inline constexpr bool has_avx512 = true;
#endif

/// False where a program is compiled with STATICNN_WITHOUT_PORTABLE, which is for those who know that their
/// processors have AVX2, as -mavx2 is: on another one a trainer throws ArgumentError, and a prediction ends
/// the program. All files of a program must agree.
#if defined(STATICNN_WITHOUT_PORTABLE) && defined(__x86_64__)
inline constexpr bool has_portable = false;
#else
inline constexpr bool has_portable = true;
#endif

#if defined(__aarch64__)
inline constexpr bool has_neon = true;
#else
inline constexpr bool has_neon = false;
#endif

/// True when this program has the kernels of `set` and this processor (and operating system) can run them.
inline bool is_supported(InstructionSet set) noexcept {
    switch (set) {
#if defined(__x86_64__)
        case InstructionSet::avx2:
            return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
        case InstructionSet::avx512:
            return has_avx512 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                   __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
                   __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
        case InstructionSet::avx2:
        case InstructionSet::avx512:
            return false;
#endif
        case InstructionSet::neon:
            return has_neon;
        case InstructionSet::portable_fma:
            return has_portable_fma;
        case InstructionSet::portable:
            return has_portable;
    }
    return false;
}

/// The fastest instruction set that this processor supports. A few loads and comparisons, every time.
inline InstructionSet fastest_instruction_set() noexcept {
    if (is_supported(InstructionSet::avx512)) return InstructionSet::avx512;
    if (is_supported(InstructionSet::avx2)) return InstructionSet::avx2;
    if (is_supported(InstructionSet::neon)) return InstructionSet::neon;
#if defined(__FP_FAST_FMA) && defined(__FP_FAST_FMAF)
    return InstructionSet::portable_fma;
#else
    return InstructionSet::portable;
#endif
}

}  // namespace staticnn::kernels

/// of(keyword, Isa) for each instruction set that a program chooses from, for what is compiled into the
/// library.
#if defined(__x86_64__)
#define STATICNN_FOR_EACH_SET(of, keyword) of(keyword, Portable) of(keyword, Avx2) of(keyword, Avx512)
#elif defined(__aarch64__)
#define STATICNN_FOR_EACH_SET(of, keyword) of(keyword, Portable) of(keyword, Neon)
#else
#define STATICNN_FOR_EACH_SET(of, keyword) of(keyword, Portable) of(keyword, PortableFma)
#endif
