// SPDX-License-Identifier: BSL-1.0
// refused: the compiler does not print 'staticnn: a sentence of another mistake'
// expect: staticnn: the sentence of this mistake
// expect: staticnn: a sentence of another mistake
#ifdef STATICNN_WRONG
static_assert(false, "staticnn: the sentence of this mistake");
#endif
