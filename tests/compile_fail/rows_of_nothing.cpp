// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a row holds at least 1 value
#include "staticnn/data/dataset.hpp"

#include <vector>

int main() {
    std::vector<float> values(8);
#ifdef STATICNN_WRONG
    (void)staticnn::rows<0>(values);
#else
    (void)staticnn::rows<1>(values);
#endif
}
