// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: labels<Classes> borrows bytes (std::uint8_t; beyond 256 classes std::uint32_t); numbers of another integer type are copied: write OwnedLabels<Classes>(numbers)
#include "staticnn/data/dataset.hpp"

#include <vector>

int main() {
    std::vector<int> numbers(4);
#ifdef STATICNN_WRONG
    (void)staticnn::labels<10>(numbers);
#else
    (void)staticnn::OwnedLabels<10>(numbers);
#endif
}
