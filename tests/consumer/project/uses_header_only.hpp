// SPDX-License-Identifier: BSL-1.0
// Two source files that define the same functions of the library, of which the program must have one.
#pragma once

#include <cstdint>
#include <string>

#include "staticnn/staticnn.hpp"

#if defined(STATICNN_COMPILED)
#error "staticnn::header_only must not ask for a library"
#endif

inline std::string digest() {
    std::uint64_t step = 42;
    return staticnn::checkpoint::digest_of({staticnn::Leaf("step", &step)});
}

std::string digest_of_a_number();
