// SPDX-License-Identifier: BSL-1.0
#include "uses_header_only.hpp"

#include <string>

int main() {
    try {
        staticnn::load_mnist("no_such_folder");
    } catch (const staticnn::FileError&) {
        return digest_of_a_number() == digest() ? 0 : 1;
    }
    return 1;
}
