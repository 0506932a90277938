// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: xxHash 0.8 or later is needed, whose XXH3 is final
#ifdef STATICNN_WRONG
#include <xxhash.h>
#undef XXH_VERSION_NUMBER
#define XXH_VERSION_NUMBER 704
#endif
#include "staticnn/checkpoint/digest.hpp"
