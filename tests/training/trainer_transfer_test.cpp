// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "support/temporary_folder.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

using Notes = std::vector<std::string>;
using Crossentropy = SparseCategoricalCrossentropy;

/// What a training leaves to another one.
class TrainerTransfer : public testing::Test {
protected:
    TrainerTransfer() { trained_.save(path_); }

    bool has_moments(Classifier& trainer) const {
        for (const Leaf& leaf : trainer.leaves())
            if (leaf.name().starts_with("optimizer.slots"))
                for (const std::byte byte : leaf.bytes())
                    if (byte != std::byte{0}) return true;
        return false;
    }

    TemporaryFolder folder_;
    const std::string path_ = folder_.path("state.bin");
    const Classifier trained_ = paused_at(6, {.epochs = 3, .validation_split = 0.25});
};

TEST_F(TrainerTransfer, KeepsItsLearningRateWhenAsked) {
    Classifier trainer(batches_of_8, Sgd<Momentum>{.learning_rate = 0.5, .momentum = 0.25});
    EXPECT_EQ(trainer.load(path_, {.keep_learning_rate = true}).notes,
              (Notes{"optimizer.learning_rate.value: kept at 0.5, found 0.01 in the file",
                     "optimizer.momentum.value: 0.9 in the file replaces 0.25"}));
    EXPECT_EQ(trainer.learning_rate(), 0.5);
    EXPECT_EQ(trainer.step(), 6u);
    EXPECT_TRUE(has_moments(trainer));
}

TEST_F(TrainerTransfer, ResetsTheOptimizerAndKeepsTheRest) {
    Classifier trainer(batches_of_8, Sgd<Momentum>{.learning_rate = 0.5, .momentum = 0.25});
    EXPECT_EQ(trainer.load(path_, {.reset_optimizer = true}).notes,
              (Notes{"optimizer.learning_rate.value: kept at 0.5, found 0.01 in the file",
                     "optimizer.momentum.value: kept at 0.25, found 0.9 in the file",
                     "optimizer: begins anew, with moments of 0 and at step 0"}));
    EXPECT_EQ(trainer.network(), trained_.network());
    EXPECT_EQ(trainer.learning_rate(), 0.5);
    EXPECT_EQ(trainer.optimizer().momentum.value, 0.25);
    EXPECT_FALSE(has_moments(trainer));
    EXPECT_EQ(trainer.step(), 0u);
    EXPECT_EQ(trainer.epoch(), trained_.epoch());
    EXPECT_EQ(trainer.history()["loss"], trained_.history()["loss"]);
    trainer.resume(samples);
    EXPECT_EQ(trainer.epoch(), 3u);
}

TEST_F(TrainerTransfer, TakesAnotherOptimizerWithAReset) {
    Trainer<ClassifierNet, Crossentropy, Adam<>, Accuracy> trainer(batches_of_8);
    expect_error<MismatchError>([&] { trainer.load(path_); },
                                path_ +
                                    ": expected the optimizer Adam<>, found Sgd<Momentum>: reset_optimizer "
                                    "keeps that of the trainer");
    trainer.load(path_, {.reset_optimizer = true});
    EXPECT_EQ(trainer.network(), trained_.network());
    EXPECT_EQ(trainer.learning_rate(), 0.001);
    trainer.resume(samples);
    EXPECT_FALSE(trainer.has_open_run());
}

TEST_F(TrainerTransfer, TakesTheLayersThatFit) {
    using NewHead = Sequential<Dense<4, 6, Tanh>, Dropout<0.25>, Dense<6, 5, Softmax>>;
    Trainer<NewHead, Crossentropy, Sgd<>> trainer({.batch_size = 4, .seed = 9});
    const std::vector<float> head = trainer.network().values("2.kernel");
    const checkpoint::WeightsReport report = trainer.load_matching_weights(path_);
    EXPECT_EQ(report.taken, (Notes{"network.0.kernel", "network.0.bias"}));
    EXPECT_EQ(report.skipped, Notes{"network.2.kernel: float32 6 5, in the file float32 6 3"});
    EXPECT_EQ(trainer.network().values("0.kernel"), trained_.network().values("0.kernel"));
    EXPECT_EQ(trainer.network().values("2.kernel"), head);
    EXPECT_EQ(trainer.step(), 0u);
}

TEST_F(TrainerTransfer, FindsLayersUnderOtherNumbers) {
    using Deeper = Sequential<Dense<4, 4, Tanh>, Dense<4, 6, Tanh>, Dense<6, 3, Softmax>>;
    Trainer<Deeper, Crossentropy, Sgd<>> trainer;
    const auto report = trainer.load_matching_weights(path_, {{"0", "1"}, {"7", "8"}});
    EXPECT_EQ(report.taken,
              (Notes{"network.1.kernel", "network.1.bias", "network.2.kernel", "network.2.bias"}));
    EXPECT_EQ(report.skipped, (Notes{"network.0: not in the file",
                                     "7: to be called 8, but nothing in the file has this name"}));
    EXPECT_EQ(trainer.network().values("1.kernel"), trained_.network().values("0.kernel"));
}

TEST_F(TrainerTransfer, RefusesWeightsOfWhichNothingFits) {
    Trainer<Sequential<Dense<4, 3, Softmax>>, Crossentropy, Sgd<>> trainer;
    const std::string digest = trainer.digest();
    expect_error<MismatchError>([&] { trainer.load_matching_weights(path_); },
                                '\'' + path_ +
                                    "' has the weights of no layer that fits; network.0.kernel: float32 4 3, "
                                    "in the file float32 4 6; network.2: only in the file");
    EXPECT_EQ(trainer.digest(), digest);
}

}  // namespace
}  // namespace staticnn
