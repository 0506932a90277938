// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/progress.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <limits>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "support/environment.hpp"
#include "training/callbacks/small_training.hpp"

namespace staticnn {
namespace {

EpochReport report_of(const std::vector<std::string>& names, const std::vector<double>& values) {
    return {13, 3, 10, 1300, 0.5249, 0.001, Values(names, values)};
}

TEST(Progress, CountsEpochsOverAllRunsAndTellsTheValues) {
    const std::vector<std::string> names{"loss", "accuracy", "val_loss", "val_accuracy", "learning_rate"};
    const std::vector<double> values{0.43214, 0.84125, 0.5, 1, 0.001};
    EXPECT_EQ(
        detail::epoch_line(report_of(names, values)),
        "Epoch 13/20 - 0.52s - loss: 0.4321 - accuracy: 0.8413 - val_loss: 0.5000 - val_accuracy: 1.0000 - "
        "learning_rate: 0.001");
}

TEST(Progress, LeavesOutAValidationThatThereWasNot) {
    const std::vector<std::string> names{"loss", "val_loss", "learning_rate"};
    const std::vector<double> values{0.5, std::numeric_limits<double>::quiet_NaN(), 0.1};
    EXPECT_EQ(detail::epoch_line(report_of(names, values)),
              "Epoch 13/20 - 0.52s - loss: 0.5000 - learning_rate: 0.1");
}

TEST(Progress, ShowsALossThatIsNoNumber) {
    const std::vector<std::string> names{"loss"};
    const std::vector<double> values{std::numeric_limits<double>::quiet_NaN()};
    EXPECT_EQ(detail::epoch_line(report_of(names, values)), "Epoch 13/20 - 0.52s - loss: nan");
}

TEST(Progress, ShowsAValidationWhoseLossIsNoNumber) {
    const std::vector<std::string> names{"loss", "val_loss"};
    const std::vector<double> values{0.5, -std::numeric_limits<double>::quiet_NaN()};
    EpochReport report = report_of(names, values);
    report.has_validation = true;
    EXPECT_EQ(detail::epoch_line(report), "Epoch 13/20 - 0.52s - loss: 0.5000 - val_loss: nan");
    EXPECT_EQ(detail::live_line(report, {}, {}), "Epoch 13/20  0.52s  loss 0.5000  val_loss nan");
}

TEST(Progress, WritesALearningRateWithFewDigits) {
    const std::vector<std::string> names{"learning_rate"};
    const auto line = [&](double rate) { return detail::epoch_line(report_of(names, std::vector{rate})); };
    EXPECT_EQ(line(0.001), "Epoch 13/20 - 0.52s - learning_rate: 0.001");
    EXPECT_EQ(line(0.000273456), "Epoch 13/20 - 0.52s - learning_rate: 0.0002735");
    EXPECT_EQ(line(1e-6), "Epoch 13/20 - 0.52s - learning_rate: 1e-06");
}

TEST(Progress, WritesVerySmallAndVeryLargeNumbersWithAnExponent) {
    const std::vector<std::string> names{"a", "b", "c", "d", "e"};
    const std::vector<double> values{0, 0.00101, -0.0001, 999999, -1e308};
    EXPECT_EQ(
        detail::epoch_line(report_of(names, values)),
        "Epoch 13/20 - 0.52s - a: 0.0000 - b: 0.0010 - c: -1.0000e-04 - d: 999999.0000 - e: -1.0000e+308");
}

/// Of an epoch of 75 samples, 32 of which are done: 20 of them here, in a quarter of a second.
BatchReport batch_of(std::span<const std::string> names) {
    const auto compute = [](const void*, std::span<double> values) {
        for (double& value : values) value = 0.43214;
    };
    return {104, 13, 16, 9.5, 0.001, {3, 10, 2, 5, 32, 75, 20, 0.25}, {names, nullptr, compute}};
}

TEST(Progress, DrawsABatchInTheWidthThereIs) {
    const std::vector<std::string> names{"loss"};
    const auto line = [&](std::uint64_t columns) { return detail::live_line(batch_of(names), {columns}); };
    EXPECT_EQ(line(120),
              "Epoch 13/20 ============>----------------- 2/5  0:01 left  80/s  loss 0.4321  rate 0.001");
    // The bar gives way first, then the values do, the last first, and so on; nothing is cut in two.
    EXPECT_EQ(line(69), "Epoch 13/20 ===>---- 2/5  0:01 left  80/s  loss 0.4321  rate 0.001");
    EXPECT_EQ(line(67), "Epoch 13/20 =======>---------- 2/5  0:01 left  80/s  loss 0.4321");
    EXPECT_EQ(line(53), "Epoch 13/20 ====>----- 2/5  0:01 left  loss 0.4321");
    EXPECT_EQ(line(50), "Epoch 13/20 2/5  0:01 left  80/s  loss 0.4321");
    EXPECT_EQ(line(43), "Epoch 13/20 2/5  0:01 left  loss 0.4321");
    EXPECT_EQ(line(33), "Epoch 13/20 2/5  loss 0.4321");
    EXPECT_EQ(line(22), "Epoch 13/20 2/5");
    EXPECT_EQ(line(14), "Epoch 13/20");
    EXPECT_EQ(line(3), "");
    EXPECT_EQ(line(1), "");
}

TEST(Progress, BreaksTheLineOfAnEpochBetweenValues) {
    const std::vector<std::string> names{"loss", "accuracy", "val_loss", "val_accuracy"};
    const std::vector<double> values{0.4967, 0.8224, 0.4147, 0.8543};
    const auto line = [&](std::uint64_t columns) {
        return detail::live_line(report_of(names, values), {3, 10, 5, 5, 75, 75, 75, 0.9375}, {columns});
    };
    const std::string start = "Epoch 13/20 5/5  0.52s  80/s  loss 0.4967  accuracy 0.8224";
    EXPECT_EQ(line(97), start + "  val_loss 0.4147  val_accuracy 0.8543");
    EXPECT_EQ(line(96), start + "  val_loss 0.4147\n  val_accuracy 0.8543");
    EXPECT_EQ(line(59), start + "\n  val_loss 0.4147  val_accuracy 0.8543");
}

TEST(Progress, PaintsTheSameLine) {
    const std::vector<std::string> names{"loss"};
    EXPECT_EQ(detail::live_line(batch_of(names), {55, false, true}),
              "Epoch 13/20 ━━━━━─────── 2/5  0:01 left  loss 0.4321");
    EXPECT_EQ(detail::live_line(batch_of(names), {51, true}),
              "\x1b[1mEpoch 13/20\x1b[0m \x1b[32m===>\x1b[0m\x1b[90m----\x1b[0m 2/5  0:01 left  loss 0.4321");
}

TEST(Progress, TellsHoursAndLargeSpeeds) {
    BatchReport report = batch_of({});
    report.place.seconds = 20 * 3600;
    report.place.trained = 32;
    EXPECT_NE(detail::live_line(report, {}).find(" 26:52:30 left  0/s"), std::string::npos);
    report.place.seconds = 0.0002;
    EXPECT_NE(detail::live_line(report, {}).find(" 0:01 left  160,000/s"), std::string::npos);
}

std::string shown(const ProgressOptions& options, const std::function<void(const Progress&)>& show) {
    std::ostringstream stream;
    const EnvironmentVariable language("LC_ALL", "C");
    show(show_progress(stream, options));
    return stream.str();
}

TEST(Progress, PrintsALineForEachEpochWhereThereIsNoTerminal) {
    const std::vector<std::string> names{"loss"};
    const std::vector<double> values{0.25};
    const auto show = [&](const Progress& progress) {
        progress.tell(batch_of(names));
        progress.tell(report_of(names, values));
        progress.tell(report_of(names, values));
    };
    const std::string line = "Epoch 13/20 - 0.52s - loss: 0.2500\n";
    EXPECT_EQ(shown({}, show), line + line);
    EXPECT_EQ(shown({.style = ProgressStyle::lines}, show), line + line);
    EXPECT_EQ(shown({.style = ProgressStyle::silent}, show), "");
}

TEST(Progress, DrawsALineAgainAndLeavesItWhenItsEpochIsOver) {
    const std::vector<std::string> names{"loss"};
    const std::vector<double> values{0.25};
    const std::string start = "\rEpoch 13/20 ===>---- 2/5  0:01 left  loss 0.4321\x1b[K";
    const ProgressOptions live{.style = ProgressStyle::live, .columns = 51};
    EXPECT_EQ(shown(live,
                    [&](const Progress& progress) {
                        progress.tell(batch_of(names));
                        progress.tell(report_of(names, values));
                    }),
              // Of the 75 samples 20 were trained on here.
              start + "\r\x1b[KEpoch 13/20 2/5  0.52s for the rest  80/s\n  loss 0.2500\n");
    // A pause leaves no line behind that is of some batches ago.
    EXPECT_EQ(shown(live, [&](const Progress& progress) { progress.tell(batch_of(names)); }),
              start + "\r\x1b[K");
}

ValidationReport validation_of(std::span<const std::string> names) {
    const BatchReport batch = batch_of(names);
    return {batch.epoch, batch.learning_rate, batch.place, batch.running};
}

TEST(Progress, SaysOnceThatItValidates) {
    const std::vector<std::string> names{"loss"};
    const std::string text =
        shown({.style = ProgressStyle::live, .columns = 54}, [&](const Progress& progress) {
            const ValidationReport report = validation_of(names);
            const auto wait = [] { std::this_thread::sleep_for(std::chrono::milliseconds(110)); };
            progress.tell(batch_of(names));
            progress.tell(report);  // too soon
            wait();
            progress.tell(report);
            wait();
            progress.tell(report);
        });
    EXPECT_EQ(text,
              "\rEpoch 13/20 ====>------ 2/5  0:01 left  loss 0.4321\x1b[K"
              "\rEpoch 13/20 ====>----- 2/5  validating  loss 0.4321\x1b[K\r\x1b[K");
    EXPECT_EQ(shown({.style = ProgressStyle::lines},
                    [&](const Progress& progress) { progress.tell(validation_of(names)); }),
              "");
}

TEST(Progress, DrawsFewOfManyBatches) {
    const std::string text = shown({.style = ProgressStyle::live}, [](const Progress& progress) {
        for (int i = 0; i < 1000; ++i) progress.tell(batch_of({}));
    });
    EXPECT_LT(std::count(text.begin(), text.end(), '\r'), 500);
}

TEST(Progress, PrintsNotesOfTheRunBeforeItsEpochAndThoseOfTheEpochBehind) {
    const std::vector<std::string> names{"loss"}, of_run{"data: they are others", "learning_rate: 1 now"},
        of_epoch{"1 of 5 units are dead"};
    const std::vector<double> values{0.25};
    EpochReport report = report_of(names, values);
    report.notes_of_run = of_run;
    report.notes_of_epoch = of_epoch;
    EXPECT_EQ(shown({}, [&](const Progress& progress) { progress.tell(report); }),
              "Note: data: they are others\nNote: learning_rate: 1 now\nEpoch 13/20 - 0.52s - loss: 0.2500\n"
              "Note: 1 of 5 units are dead\n");
}

TEST(Progress, IsToldWhereARunStands) {
    SmallTrainer<> trainer(small_batches);
    std::vector<std::uint64_t> places;
    trainer.fit(small_data(), {.epochs = 2, .validation_split = 0.23},
                on_batch_end([&](const BatchReport& report) {
                    const EpochPlace& at = report.place;
                    places.insert(places.end(), {at.run_epoch, at.run_epochs, at.batch, at.batches,
                                                 at.position, at.samples, at.trained});
                    EXPECT_EQ(report.running.names.size(), 1);
                    if (at.batch == 1) {
                        EXPECT_EQ(report.running.numbers(), std::vector{report.loss});
                    }
                    if (report.step == 5) trainer.pause();
                }));
    EXPECT_EQ(places,
              (std::vector<std::uint64_t>{1,  2,  1,  3, 8, 20, 8, 1, 2,  2, 3, 16, 20, 16, 1,  2,  3, 3,
                                          20, 20, 20, 2, 2, 1,  3, 8, 20, 8, 2, 2,  2,  3,  16, 20, 16}));
    SmallTrainer<> resumed(trainer);
    std::ostringstream stream;
    resumed.resume(small_data(), show_progress(stream), on_batch_end([&](const BatchReport& report) {
                       EXPECT_EQ(report.running.numbers().size(), 1);
                   }));
    EXPECT_TRUE(stream.str().starts_with("Epoch 2/2 - ")) << stream.str();
}

/// Writes down what it is told of the ends of epochs.
struct Listener {
    std::vector<std::string>* told;

    void tell(const ValidationReport& report) const {
        told->push_back("validation of epoch " + std::to_string(report.epoch) + ", " +
                        std::to_string(report.place.position) + " of " +
                        std::to_string(report.place.samples) + " samples");
        EXPECT_EQ(report.running.numbers().size(), 1);
    }
    void tell(const EpochReport& report) const {
        told->push_back(report.has_validation ? "validated" : "not validated");
        told->insert(told->end(), report.notes_of_epoch.begin(), report.notes_of_epoch.end());
    }
};

TEST(Progress, IsToldOfEachBatchOfAValidation) {
    SmallTrainer<> trainer(small_batches);
    std::vector<std::string> told;
    const SmallData data = small_data();
    trainer.fit(data, {.epochs = 1}, validation_data(data), Listener{&told});
    trainer.fit(data, {.epochs = 1, .validation_split = 0.23}, Listener{&told});
    trainer.fit(data, {.epochs = 1}, Listener{&told});
    const std::string first = "validation of epoch 1, 26 of 26 samples";
    EXPECT_EQ(told, (std::vector<std::string>{first, first, first, first, "validated",
                                              "validation of epoch 2, 20 of 20 samples", "validated",
                                              "not validated"}));
}

TEST(Progress, IsToldOnceOfALossThatIsNoNumber) {
    SmallTrainer<> trainer(small_batches, Sgd<Momentum>{.learning_rate = 500});
    std::vector<std::string> told;
    std::string first;
    const History history = trainer.fit(
        small_data(), {.epochs = 6}, Listener{&told}, on_batch_end([&](const BatchReport& report) {
            if (first.empty() && !std::isfinite(report.loss))
                first = detail::note_of_loss(report.loss, report.epoch, report.place);
        }));
    EXPECT_TRUE(first.starts_with("the loss became inf in epoch ")) << first;
    EXPECT_TRUE(first.ends_with(" of 4")) << first;
    EXPECT_EQ(history.notes(), std::vector{first});
    EXPECT_EQ(told.size(), 7) << "the ends of six epochs and one note";
    EXPECT_EQ(std::count(told.begin(), told.end(), first), 1);
    EXPECT_EQ(detail::note_of_loss(-std::nan(""), 3, {.batch = 17, .batches = 469}),
              "the loss became nan in epoch 3, step 17 of 469");
}

}  // namespace
}  // namespace staticnn
