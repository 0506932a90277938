// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/mnist.hpp"

#include <string>

// The strict warnings of staticnn's own programs would refuse this line.
short narrowed(int number) { return number; }

int main() {
    try {
        staticnn::load_mnist("no_such_folder");
    } catch (const staticnn::FileError& error) {
        return narrowed(std::string(error.what()).empty() ? 1 : 0);
    }
    return 1;
}
