// SPDX-License-Identifier: BSL-1.0
// A library needs a source: this one holds the precompiled headers of the tests (tests/CMakeLists.txt).
