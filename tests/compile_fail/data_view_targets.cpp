// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the targets of a 'DataView' are labels or rows: write labels<Classes>(numbers) or rows<Width>(values)
#include "staticnn/data/dataset.hpp"

#include <cstdint>
#include <vector>

int main() {
    std::vector<float> values(8);
    std::vector<std::uint8_t> classes(4);
#ifdef STATICNN_WRONG
    (void)staticnn::DataView(staticnn::rows<2>(values), classes);
#else
    (void)staticnn::DataView(staticnn::rows<2>(values), staticnn::rows<2>(values));
#endif
}
