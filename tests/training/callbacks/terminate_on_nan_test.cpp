// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/terminate_on_nan.hpp"

#include <cmath>

#include "reference/nan_callbacks.hpp"
#include "reports.hpp"
#include "small_training.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"

namespace staticnn {
namespace {

TEST(TerminateOnNan, FollowsTheTracesOfKeras) {
    for (const reference::TerminationTrace& trace : reference::termination_traces) {
        SCOPED_TRACE(trace.name);
        TerminateOnNan callback;
        NoNetwork weights;
        std::uint64_t step = 100;
        for (const reference::TerminationBatch& batch : trace.batches) {
            Control<NoNetwork> control{weights, 0.1};
            callback.end_batch(control, {++step, 1, 8, batch.loss, 0.1});
            EXPECT_EQ(control.stops_at_once, batch.ends);
            EXPECT_EQ(callback.stopped_step, batch.ends ? step : 0);
            EXPECT_FALSE(control.discards_batch);
            EXPECT_EQ(control.learning_rate, 0.1);
        }
    }
}

// The weights grow from step to step until the loss is infinite.
using TerminateOnNanInTrainer = SmallTrainingTest;
using Terminator = SmallTrainer<TerminateOnNan, EarlyStopping>;

Terminator make_terminating() {
    return Terminator(small_batches, Sgd<Momentum>{.learning_rate = 500},
                      EarlyStopping{.patience = 100, .restore_best_weights = true});
}

TEST_F(TerminateOnNanInTrainer, EndsTheRunWithTheBatch) {
    Terminator trainer = make_terminating();
    std::vector<double> losses;
    std::uint64_t epochs = 0;
    bool is_open_at_last_batch = false;
    fit_small(trainer, {.batch =
                            [&](const BatchReport& batch) {
                                losses.push_back(batch.loss);
                                is_open_at_last_batch = trainer.has_open_run();
                            },
                        .epoch =
                            [&](const EpochReport& epoch) {
                                ++epochs;
                                EXPECT_EQ(std::isfinite(epoch["loss"]), trainer.has_open_run());
                            }});
    ASSERT_LT(losses.size(), 15u);
    ASSERT_NE(losses.size() % 3, 0u) << "is to end in the middle of an epoch";
    for (Index i = 0; i < losses.size(); ++i) EXPECT_EQ(std::isfinite(losses[i]), i + 1 < losses.size());
    EXPECT_EQ(trainer.callback<TerminateOnNan>().stopped_step, losses.size());
    EXPECT_EQ(trainer.step(), losses.size());
    EXPECT_TRUE(is_open_at_last_batch);
    EXPECT_FALSE(trainer.has_open_run());
    // The epoch ended with the batches that it had, and its hooks and those of the run were called.
    EXPECT_EQ(epochs, losses.size() / 3 + 1);
    EXPECT_EQ(trainer.epoch(), epochs);
    EXPECT_EQ(trainer.history().size(), epochs);
    const std::vector<std::string> notes = make_terminating().fit(small_data(), small_run).notes();
    ASSERT_EQ(notes.size(), 3u);
    EXPECT_EQ(notes[0], "the loss became inf in epoch " + std::to_string(epochs) + ", step " +
                            std::to_string(losses.size() % 3) + " of 3");
    EXPECT_EQ(notes[1], "terminate_on_nan ended the run with epoch " + std::to_string(epochs) + " of " +
                            std::to_string(small_run.epochs));
    EXPECT_EQ(notes[2], "early_stopping brought back the weights of epoch 1, the best by val_loss");
    EXPECT_TRUE(std::isfinite(trainer.evaluate(small_data()).loss())) << "the best weights are restored";
}

TEST_F(TerminateOnNanInTrainer, GoesOnExactlyAfterResume) {
    expect_exact_resume(make_terminating, path("run.bin"));
}

TEST_F(TerminateOnNanInTrainer, DoesNotTouchTheNextRun) {
    Terminator trainer = make_terminating();
    fit_small(trainer);
    trainer.set_learning_rate(0.01);
    fit_small(trainer, {}, 2);
    EXPECT_EQ(trainer.run().epochs_done, 1u) << "momentum of the first run still diverges";
}

}  // namespace
}  // namespace staticnn
