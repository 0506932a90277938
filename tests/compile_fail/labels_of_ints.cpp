// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: labels of this integer type must be copied: write OwnedLabels<Classes>
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
