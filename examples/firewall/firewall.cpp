// SPDX-License-Identifier: BSL-1.0
//
// A program whose networks are compiled in a file of their own.
//     build/bin/firewall

#include <cstdio>
#include <exception>

#include "firewall/gate.hpp"
#include "support/claim.hpp"

int main() try {
    Gate exclusive_or;
    exclusive_or.train({0, 1, 1, 0});
    exclusive_or.save("exclusive_or.bin");

    Gate restored;
    restored.load("exclusive_or.bin");
    std::printf("1 xor 0 = %.3f\n1 xor 1 = %.3f\n", restored(1, 0), restored(1, 1));
    support::claim_at_least("one", restored(1, 0), 0.9);
    support::claim_at_most("zero", restored(1, 1), 0.1);
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
