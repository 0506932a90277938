// SPDX-License-Identifier: BSL-1.0
// Loads a file into the trainer that staticnn-inspect has read off it: load FILE
#include <cstdio>

#include "saved.hpp"

int main(int, char** argv) try {
    saved::ModelTrainer trainer = saved::trainer();
    for (const std::string& note : trainer.load(argv[1]).notes)
        if (note.starts_with("optimizer.")) throw staticnn::Error("the header has another setting: " + note);
    static_assert(saved::Model::layer_count == 6);
    static_assert(saved::Model::trainable_count == 40);
    const std::string expected = staticnn::checkpoint::verify(argv[1]);
    if (trainer.digest() == expected) return 0;
    std::fprintf(stderr, "expected the digest %s, found %s\n", expected.c_str(), trainer.digest().c_str());
    return 1;
} catch (const staticnn::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
