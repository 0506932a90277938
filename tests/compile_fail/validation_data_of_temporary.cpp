// SPDX-License-Identifier: BSL-1.0
// expect(gcc): use of deleted function
// expect(clang): call to deleted
// expect: would dangle: give it a name
#include <cstdint>
#include <vector>

#include "staticnn/data/dataset.hpp"
#include "staticnn/training/hooks.hpp"

using namespace staticnn;

using Data = Dataset<float, 2, Labels<3>>;

#ifdef STATICNN_WRONG
auto use(const std::vector<float>& values, const std::vector<std::uint8_t>& classes) {
    return validation_data(Data(values, classes));
}
#else
auto use(const std::vector<float>& values, const std::vector<std::uint8_t>& classes) {
    const Data data(values, classes);
    validation_data(data);
}
#endif
