// SPDX-License-Identifier: BSL-1.0
#include <staticnn/data/mnist.hpp>
#include <staticnn/inference.hpp>

using Xor = staticnn::Sequential<staticnn::Dense<2, 2, staticnn::Relu>, staticnn::Dense<2, 1>>;

// Headers, the library, and, behind the reader of data, the libraries below it.
int main() {
    constexpr staticnn::ConstantNetwork<Xor> network({1, 1, 1, 1, 0, -1, 1, -2, 0});
    try {
        staticnn::load_mnist("no_such_folder");
    } catch (const staticnn::FileError&) {
        return network.predict({0, 1})[0] == 1 ? 0 : 1;
    }
    return 1;
}
