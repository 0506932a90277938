// SPDX-License-Identifier: BSL-1.0
#pragma once

#if defined(__FAST_MATH__)
#error "staticnn: -ffast-math (or -Ofast) breaks the promise of equal bits; compile without it"
#endif
#if !defined(__GNUC__)
#error "staticnn: a compiler with GCC's vector extensions is needed (g++ 12, clang++ 19 or later)"
#endif

// Kernels are ordinary templates that are inlined, whole, into one function compiled for an instruction set
// (kernels/dispatch.hpp). These two make sure that nothing of a kernel is left outside.
#define STATICNN_INLINE __attribute__((always_inline)) inline
#define STATICNN_INLINE_LAMBDA __attribute__((always_inline))
