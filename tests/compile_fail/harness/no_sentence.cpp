// SPDX-License-Identifier: BSL-1.0
// refused: no line announces a sentence for
// expect(other): this program is wrong
#ifdef STATICNN_WRONG
static_assert(false, "this program is wrong");
#endif
