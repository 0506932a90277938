// SPDX-License-Identifier: BSL-1.0
// refused: the wrong program compiles
// expect: this program is wrong
static_assert(true, "this program is wrong");
