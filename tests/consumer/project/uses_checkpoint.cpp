// SPDX-License-Identifier: BSL-1.0
#include <cstdint>

#include "staticnn/checkpoint/file.hpp"

int main() {
    namespace checkpoint = staticnn::checkpoint;
    std::uint64_t step = 42;
    const staticnn::Leaves leaves{staticnn::Leaf("step", &step)};
    for (const auto format : {checkpoint::Format::binary, checkpoint::Format::xml}) {
        const std::string bytes = checkpoint::to_bytes({{"kind", "test"}}, leaves, format);
        if (checkpoint::from_bytes(bytes, "memory").format != format) return 1;
    }
    return 0;
}
