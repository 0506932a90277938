// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Classes' is at least 1 and fits into 32 bits
#include "staticnn/data/dataset.hpp"

#include <cstdint>
#include <vector>

int main() {
    std::vector<std::uint8_t> classes(4);
#ifdef STATICNN_WRONG
    (void)staticnn::labels<0>(classes);
#else
    (void)staticnn::labels<1>(classes);
#endif
}
