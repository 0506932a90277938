// SPDX-License-Identifier: BSL-1.0
// Tells of a checkpoint that a test replaces: how many values its network takes, and the first value of its
// second parameter.
#include <cstdio>

#include "changing.hpp"

int main() {
    using changing::Model;
    std::printf("%zu %g\n", Model::inputs,
                static_cast<double>(changing::network.weights()[Model::parameter_table[1].offset]));
}
