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

// Between these two stands code for files and messages, which runs rarely: g++ optimises it for size, which
// takes less of its time than speed does. clang++ has no such switch.
#if defined(__OPTIMIZE__) && !defined(__clang__)
#define STATICNN_BEGIN_RARE_CODE _Pragma("GCC push_options") _Pragma("GCC optimize(\"Os\")")
#define STATICNN_END_RARE_CODE _Pragma("GCC pop_options")
#else
#define STATICNN_BEGIN_RARE_CODE
#define STATICNN_END_RARE_CODE
#endif

// What does not depend on anybody's types is compiled once, into a library, where STATICNN_COMPILED is
// defined (by the CMake target staticnn::staticnn); elsewhere the headers bring it along: x.hpp declares,
// x.ipp defines.
#if defined(STATICNN_COMPILED)
#define STATICNN_FUNCTION
#else
#define STATICNN_FUNCTION inline
#endif
