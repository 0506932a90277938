// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/reduce_lr_on_plateau.hpp"

#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "reference/callbacks.hpp"
#include "reports.hpp"
#include "small_training.hpp"

namespace staticnn {
namespace {

/// Gives the callback the end of an epoch; the learning rate after it.
double end_epoch(ReduceLrOnPlateauState& state, const EpochReport& report, double learning_rate) {
    NoNetwork weights;
    Control<NoNetwork> control{weights, learning_rate};
    state.end_epoch(control, report);
    EXPECT_FALSE(control.stops_run);
    return control.learning_rate;
}

TEST(ReduceLrOnPlateau, HasTheDefaultsOfKeras) {
    const ReduceLrOnPlateau defaults;
    EXPECT_EQ(defaults.monitor, "val_loss");
    EXPECT_EQ(defaults.factor, 0.1);
    EXPECT_EQ(defaults.patience, 10u);
    EXPECT_EQ(defaults.min_delta, 1e-4);
    EXPECT_EQ(defaults.cooldown, 0u);
    EXPECT_EQ(defaults.min_lr, 0);
    EXPECT_EQ(defaults.mode, "auto");
}

TEST(ReduceLrOnPlateau, FollowsTheTracesOfKeras) {
    for (const reference::PlateauTrace& trace : reference::plateau_traces) {
        SCOPED_TRACE(trace.name);
        ReduceLrOnPlateauState state(ReduceLrOnPlateau{.factor = trace.factor,
                                                       .patience = static_cast<std::uint64_t>(trace.patience),
                                                       .min_delta = trace.min_delta,
                                                       .cooldown = static_cast<std::uint64_t>(trace.cooldown),
                                                       .min_lr = trace.min_rate,
                                                       .mode = trace.maximize ? "max" : "min"});
        Reports reports;
        double rate = trace.learning_rate;
        std::uint64_t number = 0;
        for (const reference::PlateauEpoch& epoch : trace.epochs) {
            rate = end_epoch(state, reports.epoch(++number, epoch.value), rate);
            EXPECT_EQ(rate, epoch.learning_rate) << "epoch " << number;
            EXPECT_EQ(state.wait(), static_cast<std::uint64_t>(epoch.wait)) << "epoch " << number;
            EXPECT_EQ(state.cooldown_left(), static_cast<std::uint64_t>(epoch.cooldown))
                << "epoch " << number;
        }
    }
}

TEST(ReduceLrOnPlateau, NeverRaisesARateThatIsBelowItsLimit) {
    ReduceLrOnPlateauState state(ReduceLrOnPlateau{.patience = 1, .min_lr = 0.5});
    Reports reports;
    EXPECT_EQ(end_epoch(state, reports.epoch(1, 1), 0.25), 0.25);
    EXPECT_EQ(end_epoch(state, reports.epoch(2, 1), 0.25), 0.25);
    EXPECT_EQ(state.wait(), 1u);
}

TEST(ReduceLrOnPlateau, RefusesSettingsOutsideTheirRange) {
    const std::vector<std::string> names{"loss", "accuracy"};
    const auto validate = [&](ReduceLrOnPlateau settings) {
        settings.monitor = "accuracy";
        settings.validate(names);
    };
    EXPECT_NO_THROW(validate({}));
    const auto factor = [](const std::string& found) {
        return "ReduceLrOnPlateau's factor is expected to be above 0 and below 1, found " + found;
    };
    expect_error<ArgumentError>([&] { validate({.factor = 1}); }, factor("1"));
    expect_error<ArgumentError>([&] { validate({.factor = 0}); }, factor("0"));
    expect_error<ArgumentError>([&] { validate({.factor = not_a_number}); }, factor("nan"));
    expect_error<ArgumentError>([&] { validate({.min_delta = -1}); },
                                "ReduceLrOnPlateau's min_delta is expected to be at least 0, found -1");
    expect_error<ArgumentError>([&] { validate({.min_lr = -0.1}); },
                                "ReduceLrOnPlateau's min_lr is expected to be at least 0, found -0.1");
    expect_error<ArgumentError>([&] { validate({.mode = ""}); },
                                "ReduceLrOnPlateau's mode is expected to be one of auto, min, max; found ''");
    expect_error<ArgumentError>(
        [&] { ReduceLrOnPlateau{.monitor = "val_loss"}.validate(names); },
        "ReduceLrOnPlateau's monitor 'val_loss' needs validation data: give a validation_split or "
        "validation_data(data)");
}

using ReduceLrOnPlateauInTrainer = SmallTrainingTest;
using Reducer = SmallTrainer<ReduceLrOnPlateau>;

/// Halves the rate after epoch 3; epoch 4 is its cooldown, epoch 5 counts again.
Reducer make_reducer() {
    return Reducer(small_batches,
                   ReduceLrOnPlateau{.factor = 0.5, .patience = 2, .min_delta = unreachable, .cooldown = 2});
}

TEST_F(ReduceLrOnPlateauInTrainer, SetsTheRateOfTheNextEpoch) {
    Reducer trainer = make_reducer();
    fit_small(trainer);
    EXPECT_EQ(trainer.history()["learning_rate"], (std::vector<double>{0.01, 0.01, 0.01, 0.005, 0.005}));
    EXPECT_EQ(trainer.learning_rate(), 0.005);
    EXPECT_EQ(trainer.callback<ReduceLrOnPlateau>().wait(), 1u);
    EXPECT_EQ(trainer.callback<ReduceLrOnPlateau>().cooldown_left(), 0u);
}

TEST_F(ReduceLrOnPlateauInTrainer, GoesOnExactlyAfterResume) {
    expect_exact_resume(make_reducer, path("run.bin"));
    expect_exact_resume(make_reducer, path("run.xml"));
}

TEST_F(ReduceLrOnPlateauInTrainer, DoesInTwoRunsWhatItDoesInOne) {
    Reducer one = make_reducer(), two = make_reducer();
    fit_small(one);
    fit_small(two, {}, 2);
    fit_small(two, {}, small_run.epochs - 2);
    EXPECT_EQ(two.history()["learning_rate"], one.history()["learning_rate"]);
    EXPECT_EQ(two.network(), one.network());
}

}  // namespace
}  // namespace staticnn
