// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/update_rules/clip_value.hpp"
#include "staticnn/training/update_rules/gradient_accumulation.hpp"
#include "staticnn/training/update_rules/weight_average.hpp"
#include "support/other_process.hpp"
#include "support/temporary_folder.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

using AllRules =
    Trainer<Sequential<Dense<4, 6, Tanh>, Dropout<0.25>, Dense<6, 3, Softmax>>, SparseCategoricalCrossentropy,
            Sgd<Momentum>, Accuracy, GradientAccumulation, WeightAverage, ClipValue>;

AllRules made() {
    AllRules trainer(batches_of_8, GradientAccumulation{3},
                     WeightAverage{.momentum = 0.5, .overwrite_every = 2}, ClipValue{0.05});
    trainer.set_rate_factor("0.kernel", 0.5);
    return trainer;
}

void fit(AllRules& trainer, std::function<void(const BatchReport&)> at_batch) {
    trainer.fit(samples, {.epochs = 3}, at_batches(std::move(at_batch)));
}

TEST(UpdateRules, ResumeAfterEachBatchInAnotherProcessWithTheSameBits) {
    constexpr std::uint64_t steps = 12;
    if (const auto folder = message_from_other_process()) {
        for (std::uint64_t step = 1; step <= steps; ++step) {
            AllRules trainer(batches_of_8);
            trainer.load(*folder + std::to_string(step) + ".bin");
            trainer.resume(samples, at_batches([](const BatchReport&) {}));
            trainer.save(*folder + "done_" + std::to_string(step) + ".xml");
        }
        return;
    }
    const TemporaryFolder folder;
    AllRules whole = made();
    fit(whole, [](const BatchReport&) {});
    ASSERT_EQ(whole.step(), steps);
    for (std::uint64_t step = 1; step <= steps; ++step) {
        AllRules part = made();
        fit(part, [&](const BatchReport& report) {
            if (report.step == step) part.pause();
        });
        part.save(folder.path(std::to_string(step) + ".bin"));
    }
    ASSERT_TRUE(passes_in_other_process(folder.path("")));
    for (std::uint64_t step = 1; step <= steps; ++step)
        EXPECT_EQ(checkpoint::read_file(folder.path("done_" + std::to_string(step) + ".xml")).digest,
                  whole.digest())
            << "interrupted after step " << step;
}

}  // namespace
}  // namespace staticnn
