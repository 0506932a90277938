// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: rows hold float, double or std::uint8_t values, not 'Element'
#include "staticnn/data/dataset.hpp"

#include <cstdint>
#include <vector>

int main() {
    std::vector<std::uint8_t> classes(4);
    std::vector<int> numbers(4);
#ifdef STATICNN_WRONG
    (void)staticnn::rows<2>(numbers);
#else
    (void)staticnn::rows<2>(classes);
#endif
}
