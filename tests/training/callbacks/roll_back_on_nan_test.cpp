// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/roll_back_on_nan.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "reference/nan_callbacks.hpp"
#include "small_training.hpp"

namespace staticnn {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// One number in the place of all weights, and one in that of the slots.
struct OneNumber {
    struct Topology {
        static constexpr Index storage_size = 1;
    };
    double value = 0;

    OneNumber& parameters() { return *this; }
    const OneNumber& parameters() const { return *this; }
    const double* data() const { return &value; }
};
using OneSlot = std::array<OneNumber, 1>;
using RollBackState = RollBackOnNanState<OneNumber, OneSlot>;

struct Model {
    OneNumber weights;
    OneSlot slots;
    double learning_rate;

    ControlWithSlots<OneNumber, OneSlot> control() { return {{weights, learning_rate}, slots}; }
};

RollBackState state_of(const reference::RollBackTrace& trace) {
    return RollBackState(RollBackOnNan{.factor = trace.factor,
                                       .interval = static_cast<std::uint64_t>(trace.interval),
                                       .max_roll_backs = static_cast<std::uint64_t>(trace.max_roll_backs)});
}

TEST(RollBackOnNan, FollowsItsTraces) {
    for (const reference::RollBackTrace& trace : reference::roll_back_traces) {
        SCOPED_TRACE(trace.name);
        RollBackState state = state_of(trace);
        Model model{{trace.weight}, {}, trace.learning_rate};
        auto start = model.control();
        state.begin_run(start);
        std::uint64_t step = 0;
        for (const reference::RollBackBatch& batch : trace.batches) {
            SCOPED_TRACE(++step);
            model.slots[0].value += batch.update;
            model.weights.value += model.learning_rate * batch.update;
            auto control = model.control();
            state.end_batch(control, {step, 1, 8, batch.loss, model.learning_rate});
            model.learning_rate = control.learning_rate;
            EXPECT_EQ(model.weights.value, batch.weight);
            EXPECT_EQ(model.slots[0].value, batch.slot);
            EXPECT_EQ(model.learning_rate, batch.learning_rate);
            EXPECT_EQ(state.roll_backs(), static_cast<std::uint64_t>(batch.roll_backs));
            EXPECT_EQ(state.good_step(), static_cast<std::uint64_t>(batch.good_step));
            EXPECT_EQ(control.discards_batch, batch.is_discarded);
            EXPECT_EQ(control.stops_at_once, batch.ends);
        }
    }
}

TEST(RollBackOnNan, LooksAtTheLastWeightsOfARun) {
    RollBackState state(RollBackOnNan{.interval = 1});
    Model model{{1}, {}, 0.5};
    auto control = model.control();
    state.begin_run(control);
    model.weights.value = infinite;
    state.end_batch(control, {1, 1, 8, 0.25, 0.5});
    state.end_run(control);
    EXPECT_EQ(model.weights.value, 1);

    model.weights.value = 3;
    state.begin_run(control);
    model.slots[0].value = infinite;
    model.weights.value = 4;
    state.end_run(control);
    EXPECT_EQ(model.weights.value, 3);
    EXPECT_EQ(model.slots[0].value, 0);
}

TEST(RollBackOnNan, KeepsNothingOfARunThatIsOver) {
    RollBackState state(RollBackOnNan{});
    Model model{{1}, {}, 0.5};
    auto control = model.control();
    state.begin_run(control);
    state.end_run(control);
    model.weights.value = infinite;
    state.begin_run(control);
    state.end_batch(control, {1, 1, 8, infinite, 0.5});
    EXPECT_TRUE(control.stops_at_once) << "there is nothing to go back to";
    EXPECT_EQ(model.weights.value, infinite);
}

TEST(RollBackOnNan, RefusesSettingsOutsideTheirRange) {
    const std::vector<std::string> names;
    EXPECT_NO_THROW(RollBackOnNan{}.validate(names));
    expect_error<ArgumentError>([&] { RollBackOnNan{.factor = 1}.validate(names); },
                                "RollBackOnNan's factor is expected to be above 0 and below 1, found 1");
    expect_error<ArgumentError>([&] { RollBackOnNan{.interval = 0}.validate(names); },
                                "RollBackOnNan's interval is expected to be at least 1, found 0");
}

using RollBackOnNanInTrainer = SmallTrainingTest;
using RollingBack = SmallTrainer<RollBackOnNan>;

/// Diverges until the rate has been lowered a few times.
RollingBack make_rolling_back() {
    return RollingBack(small_batches, Sgd<Momentum>{.learning_rate = 1e8},
                       RollBackOnNan{.factor = 1e-4, .interval = 2});
}

TEST_F(RollBackOnNanInTrainer, GoesOnAtALowerRate) {
    RollingBack trainer = make_rolling_back();
    std::uint64_t failures = 0;
    fit_small(trainer, {.batch = [&](const BatchReport& batch) { failures += !std::isfinite(batch.loss); }});
    EXPECT_GE(failures, 2u);
    EXPECT_EQ(trainer.callback<RollBackOnNan>().roll_backs(), failures);
    double rate = 1e8;
    for (std::uint64_t i = 0; i < failures; ++i) rate *= 1e-4;
    EXPECT_EQ(trainer.learning_rate(), rate);
    EXPECT_EQ(trainer.step(), 15u);
    EXPECT_EQ(trainer.epoch(), 5u);
    EXPECT_TRUE(std::isfinite(trainer.evaluate(small_data()).loss()));
}

TEST_F(RollBackOnNanInTrainer, LeavesTheBatchOutOfTheEpoch) {
    RollingBack trainer(small_batches, RollBackOnNan{.interval = 1});
    std::vector<BatchReport> batches;
    fit_small(trainer,
              {.batch =
                   [&](const BatchReport& batch) {
                       batches.push_back(batch);
                       if (batch.step == 1) trainer.network().assign("2.bias", std::vector<float>{NAN});
                   }},
              1);
    ASSERT_EQ(batches.size(), 3u);
    EXPECT_TRUE(std::isnan(batches[1].loss));
    const double loss = (batches[0].loss * static_cast<double>(batches[0].samples) +
                         batches[2].loss * static_cast<double>(batches[2].samples)) /
                        static_cast<double>(batches[0].samples + batches[2].samples);
    EXPECT_DOUBLE_EQ(trainer.history()["loss"][0], loss);
    EXPECT_EQ(trainer.learning_rate(), 0.005);
}

TEST_F(RollBackOnNanInTrainer, GoesOnExactlyAfterResume) {
    expect_exact_resume(make_rolling_back, path("run.bin"));
    expect_exact_resume(make_rolling_back, path("run.xml"));
}

TEST_F(RollBackOnNanInTrainer, EndsTheRunWhenNothingHelps) {
    RollingBack trainer(small_batches, RollBackOnNan{.max_roll_backs = 2});
    const auto start = trainer.network();
    std::vector<float> features(52, NAN);
    const SmallData data(features, std::vector<float>(26));
    EXPECT_EQ(trainer.fit(data, {.epochs = 3}).size(), 1u);
    EXPECT_EQ(trainer.step(), 3u);
    EXPECT_FALSE(trainer.has_open_run());
    EXPECT_EQ(trainer.network(), start);
    EXPECT_TRUE(std::isnan(trainer.history()["loss"][0])) << "no batch counts";
}

}  // namespace
}  // namespace staticnn
