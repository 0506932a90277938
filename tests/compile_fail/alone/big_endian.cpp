// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: files and digests are defined on little-endian bytes; this target is big-endian
#ifdef STATICNN_WRONG
#undef __BYTE_ORDER__
#define __BYTE_ORDER__ __ORDER_BIG_ENDIAN__
#endif
#include "staticnn/core/leaf.hpp"
