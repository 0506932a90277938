// SPDX-License-Identifier: BSL-1.0
// Runs the program that a page has shown, and compares what it comes to with a state: reproduce FILE.bin
#include <cstdio>

#include "reproduced.hpp"
#include "support/samples.hpp"

int main(int, char** argv) try {
    const ModelTrainer trainer = reproduce(class_samples<float, 6, 3>(20), class_samples<float, 6, 3>(9));
    const std::string expected = checkpoint::verify(argv[1]);
    if (trainer.digest() == expected) return 0;
    std::fprintf(stderr, "expected the digest %s, found %s\n", expected.c_str(), trainer.digest().c_str());
    return 1;
} catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
