// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/hooks.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "support/temporary_folder.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

using Words = std::vector<std::string>;

/// What was called, in order.
Words noted_calls;

/// A callback that notes when it is called, and what of the state it sees there.
template <FixedString Name>
struct Noted {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = Name;
    std::uint64_t batches = 0;

    void begin_run(auto&) { note("begin_run"); }
    void begin_epoch(auto&, const EpochStart& start) {
        note("begin_epoch " + std::to_string(start.epoch) + " of " + std::to_string(start.run_epoch));
    }
    void end_batch(auto&, const BatchReport& report) {
        ++batches;
        note("end_batch " + std::to_string(report.step));
    }
    void end_epoch(auto&, const EpochReport& report) { note("end_epoch " + std::to_string(report.epoch)); }
    void end_run(auto&) { note("end_run"); }
    void record_epoch(const auto& trainer, const EpochReport& report) const {
        EXPECT_EQ(trainer.epoch(), report.epoch);
        note("record_epoch " + std::to_string(report.epoch));
    }
    void commit_batch(const auto& trainer, const BatchReport& report) const {
        EXPECT_EQ(trainer.step(), report.step);
        note("commit_batch " + std::to_string(report.step));
    }
    void commit_epoch(const auto& trainer, const EpochReport& report) const {
        EXPECT_EQ(trainer.epoch(), report.epoch);
        note("commit_epoch " + std::to_string(report.epoch) + (trainer.has_open_run() ? "" : ", closed"));
    }
    void back_up(const auto&, const BatchReport& report) const {
        note("back_up batch " + std::to_string(report.step));
    }
    void back_up(const auto&, const EpochReport& report) const {
        note("back_up epoch " + std::to_string(report.epoch));
    }
    void commit_run(const auto& trainer) const {
        EXPECT_FALSE(trainer.has_open_run());
        note("commit_run");
    }
    static constexpr auto members() { return describe(member<"batches">(&Noted::batches)); }

private:
    static void note(const std::string& what) {
        noted_calls.push_back(std::string(Name.view()) + ' ' + what);
    }
};

/// A callback that halves the learning rate at each batch and ends the run at its third epoch.
struct Halving {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "halving";

    void end_batch(auto& control, const BatchReport&) { control.learning_rate /= 2; }
    void end_epoch(auto& control, const EpochReport& report) {
        if (report.run_epoch == 3) control.stops_run = true;
    }
    static constexpr auto members() { return describe(); }
};

using NotedTrainer = Trainer<ClassifierNet, SparseCategoricalCrossentropy, Sgd<>, Noted<"a">, Noted<"b">>;

/// Each word by "a" and by "b", but once where it begins with "!".
Words both(const Words& words) {
    Words expected;
    for (const std::string& word : words) {
        if (word.starts_with('!'))
            expected.push_back(word.substr(1));
        else
            expected.insert(expected.end(), {"a " + word, "b " + word});
    }
    return expected;
}

// First the state hooks of all callbacks, then those that look at a complete state, then functions, backups
// last.
TEST(Hooks, AreCalledInTheirOrder) {
    NotedTrainer trainer({.batch_size = 2});
    noted_calls.clear();
    const auto at_batch = at_batches([](const BatchReport&) { noted_calls.push_back("batch"); });
    const auto at_epoch = at_epochs([&](const EpochReport& report) {
        noted_calls.push_back("epoch");
        if (report.epoch == 1) trainer.pause();
    });
    trainer.fit(samples.take(3), {.epochs = 2}, at_batch, at_epoch);
    EXPECT_EQ(noted_calls,
              both({"begin_run", "begin_epoch 1 of 1",                             //
                    "end_batch 1", "commit_batch 1", "!batch", "back_up batch 1",  //
                    "end_batch 2", "commit_batch 2", "!batch", "back_up batch 2",  //
                    "end_epoch 1", "record_epoch 1", "commit_epoch 1", "!epoch", "back_up epoch 1"}));

    noted_calls.clear();
    trainer.resume(samples.take(3), at_batch, at_epoch);
    EXPECT_EQ(noted_calls, both({"begin_epoch 2 of 2",                                          //
                                 "end_batch 3", "commit_batch 3", "!batch", "back_up batch 3",  //
                                 "end_batch 4", "commit_batch 4", "!batch", "back_up batch 4",  //
                                 "end_epoch 2", "end_run", "record_epoch 2", "commit_epoch 2, closed",
                                 "!epoch", "back_up epoch 2", "commit_run"}));

    noted_calls.clear();
    trainer.fit(samples.take(3), {.epochs = 1}, at_batch, at_epoch);
    EXPECT_EQ(noted_calls[2], "a begin_epoch 3 of 1");
    EXPECT_EQ(trainer.callback<Noted<"a">>().batches, 6u);
}

TEST(Hooks, CanBeGivenInAnyOrderAndMoreThanOnce) {
    Classifier trainer(batches_of_8);
    noted_calls.clear();
    trainer.fit(samples, {}, on_epoch_end([](const EpochReport&) { noted_calls.push_back("first"); }),
                on_epoch_end([](const EpochReport&) { noted_calls.push_back("second"); }));
    EXPECT_EQ(noted_calls, (Words{"first", "second"}));
}

/// An object of one's own among the arguments of `fit`.
struct Listener {
    Words* heard;
    std::uint64_t last_step;

    void tell(const BatchReport& report) const { heard->push_back("batch " + std::to_string(report.step)); }
    void tell(const EpochReport& report) const { heard->push_back("epoch " + std::to_string(report.epoch)); }
    bool asked() const { return heard->back() == "batch " + std::to_string(last_step); }
};

TEST(Hooks, AreAlsoObjectsThatAreToldAndCanPause) {
    Classifier trainer(batches_of_8);
    Words heard;
    trainer.fit(samples.view(), {.epochs = 2}, Listener{&heard, 6});
    EXPECT_EQ(heard, (Words{"batch 1", "batch 2", "batch 3", "batch 4", "epoch 1", "batch 5", "batch 6"}));
    EXPECT_TRUE(trainer.has_open_run());
}

TEST(Hooks, OfCallbacksSetTheRateAndEndTheRun) {
    Trainer<ClassifierNet, SparseCategoricalCrossentropy, Sgd<>, Halving> trainer(
        {.batch_size = 26}, Sgd<>{.learning_rate = 0.5});
    std::vector<double> rates;
    const History history =
        trainer.fit(samples.view(), {.epochs = 9},
                    at_batches([&](const BatchReport& report) { rates.push_back(report.learning_rate); }),
                    at_epochs([](const EpochReport&) {}));
    EXPECT_EQ(rates, (std::vector<double>{0.5, 0.25, 0.125}));
    EXPECT_EQ(trainer.learning_rate(), 0.0625);
    EXPECT_EQ(history.size(), 3u);
    EXPECT_FALSE(trainer.has_open_run());
}

TEST(BatchReports, SayWhatWasTrained) {
    Classifier trainer(batches_of_8);
    std::vector<std::uint64_t> steps, epochs;
    std::vector<Index> sizes;
    fit(trainer, {.epochs = 2}, [&](const BatchReport& report) {
        steps.push_back(report.step);
        epochs.push_back(report.epoch);
        sizes.push_back(report.samples);
        EXPECT_EQ(report.learning_rate, 0.01);
        EXPECT_GT(report.loss, 0);
    });
    EXPECT_EQ(steps, (std::vector<std::uint64_t>{1, 2, 3, 4, 5, 6, 7, 8}));
    EXPECT_EQ(epochs, (std::vector<std::uint64_t>{1, 1, 1, 1, 2, 2, 2, 2}));
    EXPECT_EQ(sizes, (std::vector<Index>{8, 8, 8, 2, 8, 8, 8, 2}));
}

TEST(EpochReports, CountOverAllRunsAndWithinTheirOwn) {
    Classifier trainer = fitted({.epochs = 2});
    std::uint64_t seen = 0;
    fit(
        trainer, {.epochs = 3}, [](const BatchReport&) {},
        [&](const EpochReport& report) {
            ++seen;
            EXPECT_EQ(report.run_epoch, seen);
            EXPECT_EQ(report.epoch, 2 + seen);
            EXPECT_EQ(report.run_epochs, 3u);
            EXPECT_EQ(report.step, 8 + 4 * seen);
            EXPECT_EQ(report.learning_rate, report["learning_rate"]);
            EXPECT_GE(report.seconds, 0);
            expect_error<ArgumentError>([&] { report["auc"]; },
                                        "the name of a value is expected to be one of loss, accuracy, "
                                        "val_loss, val_accuracy, learning_rate; found 'auc'");
        });
    EXPECT_EQ(seen, 3u);
}

// What is saved in a hook is the whole state: loading it and going on gives the result of never having
// stopped.
TEST(Hooks, SeeACompleteState) {
    const TemporaryFolder folder;
    constexpr FitOptions options{.epochs = 2, .validation_split = 0.25};
    const std::string path = folder.path("state.bin"), expected = fitted(options).digest();
    const auto expect_complete = [&](const Classifier& trainer) {
        trainer.save(path);
        Classifier loaded({.batch_size = 8, .seed = 9});
        loaded.load(path);
        EXPECT_EQ(loaded.has_open_run(), trainer.step() < 6 || trainer.epoch() < 2);
        if (loaded.has_open_run())
            loaded.resume(samples.view(), at_batches([](const BatchReport&) {}),
                          at_epochs([](const EpochReport&) {}));
        EXPECT_EQ(loaded.digest(), expected) << "after step " << trainer.step();
    };
    Classifier trainer(batches_of_8);
    fit(
        trainer, options, [&](const BatchReport&) { expect_complete(trainer); },
        [&](const EpochReport&) { expect_complete(trainer); });
    EXPECT_EQ(trainer.digest(), expected);
}

// Looking does not change what is looked at.
TEST(Hooks, CanEvaluateAndPredict) {
    Classifier trainer(batches_of_8);
    fit(trainer, {.epochs = 2}, [&](const BatchReport&) {
        trainer.evaluate(samples);
        trainer.predict(samples.features());
    });
    EXPECT_EQ(trainer.digest(), fitted({.epochs = 2}).digest());
}

TEST(Hooks, ThatThrowLeaveARunThatCanBeResumed) {
    const std::string expected = fitted({.epochs = 3}).digest();
    const auto fail = [] { throw std::runtime_error("no more paper"); };
    const auto expect_resumable = [&](std::uint64_t failing_step, std::uint64_t failing_epoch) {
        Classifier trainer(batches_of_8);
        EXPECT_THROW(fit(
                         trainer, {.epochs = 3},
                         [&](const BatchReport& report) {
                             if (report.step == failing_step) fail();
                         },
                         [&](const EpochReport& report) {
                             if (report.epoch == failing_epoch) fail();
                         }),
                     std::runtime_error);
        if (trainer.has_open_run())
            trainer.resume(samples.view(), at_batches([](const BatchReport&) {}),
                           at_epochs([](const EpochReport&) {}));
        EXPECT_EQ(trainer.digest(), expected) << "step " << failing_step << ", epoch " << failing_epoch;
    };
    for (std::uint64_t step = 1; step <= 12; ++step) expect_resumable(step, 0);
    for (std::uint64_t epoch = 1; epoch <= 3; ++epoch) expect_resumable(0, epoch);
}

TEST(Values, AreFoundByName) {
    const Words names{"loss", "val_loss"};
    const std::vector<double> numbers{0.5, 0.75};
    const Values values(names, numbers);
    EXPECT_EQ(values["val_loss"], 0.75);
    expect_error<ArgumentError>([&] { values["Loss"]; },
                                "the name of a value is expected to be one of loss, val_loss; found 'Loss'");
}

}  // namespace
}  // namespace staticnn
