// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: -ffast-math (or -Ofast) breaks the promise of equal bits; compile without it
#ifdef STATICNN_WRONG
#define __FAST_MATH__ 1
#endif
#include "staticnn/core/attributes.hpp"

STATICNN_INLINE int zero() { return 0; }
