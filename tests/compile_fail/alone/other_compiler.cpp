// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a compiler with GCC's vector extensions is needed (g++ 12, clang++ 19 or later)
#ifdef STATICNN_WRONG
#undef __GNUC__
#endif
#include "staticnn/core/attributes.hpp"

STATICNN_INLINE int zero() { return 0; }
