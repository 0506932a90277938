// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "small_classifier.hpp"
#include "support/temporary_folder.hpp"

namespace staticnn {

/// A hook that pauses the run after this many updates.
inline auto pause_after(Classifier& trainer, std::uint64_t step) {
    return at_batches([&trainer, step](const BatchReport& report) {
        if (report.step == step) trainer.pause();
    });
}

/// A run over `data` that is interrupted after any of its updates, saved, loaded and resumed ends with the
/// same bits as the uninterrupted one.
template <class Data>
void expect_exact_resumption(const Data& data) {
    const TemporaryFolder folder;
    const FitOptions options{.epochs = 2, .validation_split = 0.2};
    Classifier whole(batches_of_8);
    whole.fit(data, options, pause_after(whole, 0));
    for (std::uint64_t step = 1; step < whole.step(); ++step) {
        Classifier part(batches_of_8), rest({.batch_size = 8});
        part.fit(data, options, pause_after(part, step));
        part.save(folder.path("part.bin"));
        rest.load(folder.path("part.bin"));
        rest.resume(data);
        EXPECT_EQ(rest.digest(), whole.digest()) << "interrupted after step " << step;
    }
}

}  // namespace staticnn
