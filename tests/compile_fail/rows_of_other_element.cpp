// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a view of 'Element' values cannot look at 'Range', whose values are of another type or read-only
#include "staticnn/data/dataset.hpp"

#include <vector>

int main() {
    const std::vector<float> fixed(8);
#ifdef STATICNN_WRONG
    (void)staticnn::Rows<float, 2>(fixed);
#else
    (void)staticnn::Rows<const float, 2>(fixed);
#endif
}
