// SPDX-License-Identifier: BSL-1.0
#include "digits.hpp"

int main() {
    const auto shares = digits::network.predict({1, 2, 3, 4});
    const float sum = shares[0] + shares[1];
    return sum > 0.9999f && sum < 1.0001f ? 0 : 1;
}
