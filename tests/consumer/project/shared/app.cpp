// SPDX-License-Identifier: BSL-1.0
#include "library.hpp"
#include "staticnn/core/error.hpp"

int main() {
    const Layers network(7);
    if (first_weight(network) != network.values("0.kernel").front()) return 1;
    try {
        read_nothing("no_such_folder");
    } catch (const staticnn::FileError&) {
        return 0;
    }
    return 1;
}
