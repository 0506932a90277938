// SPDX-License-Identifier: BSL-1.0
// What most of the cases with a trainer spend their time on; CMakeLists.txt precompiles it.
#include "staticnn/staticnn.hpp"
