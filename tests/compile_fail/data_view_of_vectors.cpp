// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the features of a 'DataView' are rows: write rows<Width>(values)
#include "staticnn/data/dataset.hpp"

#include <cstdint>
#include <vector>

int main() {
    std::vector<float> values(8);
    std::vector<std::uint8_t> classes(4);
#ifdef STATICNN_WRONG
    (void)staticnn::DataView(values, classes);
#else
    (void)staticnn::DataView(staticnn::rows<2>(values), staticnn::labels<3>(classes));
#endif
}
