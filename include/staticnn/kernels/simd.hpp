// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <type_traits>
#include <utility>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/panels.hpp"
#include "staticnn/core/philox.hpp"
#include "staticnn/kernels/isa.hpp"

// How an operation gets its instruction set. g++ lowers a wide vector operation to narrow ones before it
// inlines, so each operation carries its target and is inlined when its caller's caller (dispatch.hpp) is
// flattened. clang++ lowers after inlining and wants the opposite: no target and always inlined.
#if defined(__clang__)
#define STATICNN_TARGETED(set) STATICNN_INLINE
#else
#define STATICNN_TARGETED(set) __attribute__((target(set))) inline
#endif
#define STATICNN_TARGET_AVX2 "avx2,fma"
#define STATICNN_TARGET_AVX512 "avx512f,avx512dq,avx512vl,avx512bw,avx2,fma"

namespace staticnn::kernels {

template <class T, Index Bytes>
struct VectorOfBytes {
    typedef T type __attribute__((vector_size(Bytes)));
    typedef T unaligned __attribute__((vector_size(Bytes), aligned(alignof(T)), may_alias));
};

/// The compiler's own vector type of T.
template <class T, Index Bytes>
using VectorOf = typename VectorOfBytes<T, Bytes>::type;

/// 16 values of type T in the vector registers of the instruction set `Isa`.
template <class Isa, class T>
struct Simd;

template <class Isa, class T>
struct Simd<Inlined<Isa>, T> : Simd<Isa, T> {};

/// Philox on one vector register of the instruction set `Isa`.
template <class Isa, class Word = std::uint64_t>
struct PhiloxLanes;

#define STATICNN_ISA Portable
#define STATICNN_OPERATION STATICNN_INLINE
#define STATICNN_FMA 0
#include "staticnn/kernels/simd_operations.inc"
#undef STATICNN_ISA
#undef STATICNN_FMA

#define STATICNN_ISA PortableFma
#define STATICNN_FMA 1
#include "staticnn/kernels/simd_operations.inc"
#undef STATICNN_ISA

#if defined(__aarch64__)
#define STATICNN_ISA Neon
#include "staticnn/kernels/simd_operations.inc"
#undef STATICNN_ISA
#endif
#undef STATICNN_OPERATION

#if defined(__x86_64__)
#define STATICNN_ISA Avx2
#define STATICNN_OPERATION STATICNN_TARGETED(STATICNN_TARGET_AVX2)
#include "staticnn/kernels/simd_operations.inc"
#undef STATICNN_ISA
#undef STATICNN_OPERATION

#define STATICNN_ISA Avx512
#define STATICNN_OPERATION STATICNN_TARGETED(STATICNN_TARGET_AVX512)
#include "staticnn/kernels/simd_operations.inc"
#undef STATICNN_ISA
#undef STATICNN_OPERATION
#endif
#undef STATICNN_FMA

}  // namespace staticnn::kernels
