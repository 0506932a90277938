// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a view of a temporary would dangle: give 'Range' a name and keep it
#include "staticnn/data/dataset.hpp"

#include <vector>

int main() {
    std::vector<float> values(8);
#ifdef STATICNN_WRONG
    (void)staticnn::rows<2>(std::vector<float>(8));
#else
    (void)staticnn::rows<2>(values);
#endif
}
