// SPDX-License-Identifier: BSL-1.0
#include <staticnn/staticnn.hpp>

int main() {
    using Model = staticnn::Sequential<staticnn::Dense<2, 2>>;
    return Model::parameter_count == 6 ? 0 : 1;
}
