// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the targets of a 'Dataset' are 'Labels<Classes>' or 'Rows<Element, Width>'
#include "staticnn/data/dataset.hpp"

#include <vector>

int main() {
    std::vector<float> values(8);
    std::vector<int> numbers(4);
#ifdef STATICNN_WRONG
    (void)staticnn::Dataset<float, 2, std::vector<int>>(values, numbers);
#else
    (void)staticnn::Dataset<float, 2, staticnn::Rows<float, 2>>(values, values);
#endif
}
