// SPDX-License-Identifier: BSL-1.0
#include <string>

#include "small_training.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/callbacks/model_checkpoint.hpp"
#include "staticnn/training/callbacks/reduce_lr_on_plateau.hpp"

namespace staticnn {
namespace {

// ModelCheckpoint comes first in the type and must see all the same what the others do.
using AllTrainer = SmallTrainer<ModelCheckpoint, ReduceLrOnPlateau, EarlyStopping>;

class AllCallbacks : public SmallTrainingTest {
protected:
    AllTrainer make(const std::string& name) const {
        return AllTrainer(
            small_batches, ModelCheckpoint{.path = path(name)},
            ReduceLrOnPlateau{.patience = 1, .min_delta = unreachable},
            EarlyStopping{.min_delta = unreachable, .patience = 3, .restore_best_weights = true});
    }
};

TEST_F(AllCallbacks, GoOnExactlyAfterResume) {
    expect_exact_resume([&] { return make("epoch.bin"); }, path("run.bin"));
}

TEST_F(AllCallbacks, AreDoneWhenTheStateIsSaved) {
    AllTrainer trainer = make("{epoch}.bin");
    fit_small(trainer);
    ASSERT_EQ(trainer.epoch(), 4u);
    EXPECT_EQ(checkpoint::read_file(path("4.bin")).digest, trainer.digest());

    AllTrainer loaded = make("{epoch}.bin");
    loaded.load(path("4.bin"));
    EXPECT_FALSE(loaded.has_open_run());
    EXPECT_EQ(loaded.learning_rate(), trainer.learning_rate());
    AllTrainer first = make("{epoch}.bin");
    first.load(path("1.bin"));
    EXPECT_EQ(loaded.network(), first.network());
}

}  // namespace
}  // namespace staticnn
