// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

#include "golden/golden_trainer.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/core/error.hpp"

namespace staticnn::fuzz {

/// Ends the process, which is what a fuzzer takes for a finding.
inline void require(bool condition, const char* sentence) {
    if (condition) return;
    std::fprintf(stderr, "%s\n", sentence);
    std::abort();
}

/// Gives contents to a trainer. They are refused without a change, or restored: then the state can be saved,
/// read again and trained on.
inline void restore(const checkpoint::Contents& contents) {
    static const golden::GoldenTrainer start(golden::options);
    static const std::string digest = start.digest();
    static const auto data = class_samples<float, 4, 2>(20);
    golden::GoldenTrainer trainer = start;
    try {
        trainer.restore(contents, {.drop_callbacks = {"early_stopping_2"}}, "fuzz");
    } catch (const Error&) {
        require(trainer.digest() == digest, "a refused file has changed the trainer");
        return;
    }
    const std::string saved =
        checkpoint::to_bytes(trainer.header(), trainer.leaves(), checkpoint::Format::binary);
    require(checkpoint::from_bytes(saved, "again").digest == trainer.digest(),
            "a restored state is saved as another");
    // Training costs more than all the rest.
    if (trainer.digest().back() != '0') return;
    try {
        trainer.resume(data, on_batch_end([&](const BatchReport&) { trainer.pause(); }));
    } catch (const Error&) {
    }
}

/// The same for a file in memory.
inline void load(std::string_view bytes) {
    checkpoint::File file;
    try {
        file = checkpoint::from_bytes(bytes, "fuzz");
    } catch (const FormatError&) {
        return;
    }
    restore(file);
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace staticnn::fuzz
