// SPDX-License-Identifier: BSL-1.0
// refused: a right program does not compile
// expect: this program is wrong
static_assert(false, "this program is wrong");
