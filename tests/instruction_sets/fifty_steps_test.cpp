// SPDX-License-Identifier: BSL-1.0
// Threads, instruction set, sink and compiler in all combinations: one digest.
#include "instruction_sets/same_bits_law.hpp"

#include "staticnn/training/update_rules/global_clip_norm.hpp"

namespace staticnn::instruction_sets {
namespace {

using FiftySteps = RunOf<Sequential<Dense<20, 70, Relu, HeNormal>, Dropout<0.3>, Dense<70, 5, Softmax>>,
                         SparseCategoricalCrossentropy, Adam<>, float>;
/// Keeps the gradients, for a limit that they never reach.
using StoredTrainer = Trainer<FiftySteps::Topology, FiftySteps::Loss, Adam<>, GlobalClipNorm>;

template <class TrainerType, class... Rule>
std::string digest_after_fifty_steps(kernels::InstructionSet set, Index threads, Rule... rule) {
    const EnvironmentVariable wish("STATICNN_ISA", std::string(kernels::name_of(set)));
    const EnvironmentVariable work("STATICNN_WORTH_A_THREAD", "1");
    TrainerType trainer({.batch_size = FiftySteps::batch_size, .seed = 5, .threads = threads}, rule...);
    trainer.fit(FiftySteps::data(), {.epochs = 10});  // four batches and a tail in each
    EXPECT_EQ(trainer.step(), 50u);
    return digest_of_numbers(trainer);
}

TEST(FiftySteps, GiveOneDigest) {
    // Kept, as those of same_bits_law.hpp are.
    const std::string digest = "39923800b0d8b7c5";
    for (const Set set : fused()) {
        for (const Index threads : {1u, 2u, 3u, 5u}) {
            EXPECT_EQ(digest_after_fifty_steps<FiftySteps::TrainerType>(set, threads), digest)
                << kernels::name_of(set) << ", " << threads << " threads, fused";
            EXPECT_EQ((digest_after_fifty_steps<StoredTrainer>(set, threads, GlobalClipNorm{1e9})), digest)
                << kernels::name_of(set) << ", " << threads << " threads, stored";
        }
    }
}

}  // namespace
}  // namespace staticnn::instruction_sets
