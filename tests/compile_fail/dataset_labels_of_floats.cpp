// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: labels are class numbers (integers), not 'float': for regression pass rows of values
#include "staticnn/data/dataset.hpp"

#include <cstdint>
#include <vector>

int main() {
    std::vector<float> values(8);
    std::vector<std::uint8_t> classes(4);
#ifdef STATICNN_WRONG
    (void)staticnn::Dataset<float, 2, staticnn::Labels<3>>(values, values);
#else
    (void)staticnn::Dataset<float, 2, staticnn::Labels<3>>(values, classes);
#endif
}
