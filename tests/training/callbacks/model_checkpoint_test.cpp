// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/model_checkpoint.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "reference/callbacks.hpp"
#include "reports.hpp"
#include "small_training.hpp"
#include "support/temporary_folder.hpp"

namespace staticnn {
namespace {

/// Notes what it is asked to save.
struct Recorder {
    mutable std::vector<std::string> states, weights;

    void save(const std::string& path) const { states.push_back(path); }
    void save_weights(const std::string& path) const { weights.push_back(path); }
    // For saves in the background, of which there are none here.
    checkpoint::Contents contents() const { return {}; }
    checkpoint::Contents contents_of_weights() const { return {}; }
};

void end_epoch(ModelCheckpointState& state, const Recorder& recorder, const EpochReport& report) {
    NoNetwork weights;
    Control<NoNetwork> control{weights, 0.1};
    state.end_epoch(control, report);
    EXPECT_FALSE(control.stops_run);
    EXPECT_EQ(control.learning_rate, 0.1);
    state.commit_epoch(recorder, report);
}

void end_batch(ModelCheckpointState& state, const Recorder& recorder, const BatchReport& report) {
    NoNetwork weights;
    Control<NoNetwork> control{weights, 0.1};
    state.end_batch(control, report);
    state.commit_batch(recorder, report);
}

TEST(ModelCheckpoint, HasTheDefaultsOfKeras) {
    const ModelCheckpoint defaults;
    EXPECT_EQ(defaults.monitor, "val_loss");
    EXPECT_EQ(defaults.mode, "auto");
    EXPECT_FALSE(defaults.save_best_only);
    EXPECT_FALSE(defaults.save_weights_only);
    EXPECT_EQ(defaults.save_freq_batches, 0u);
}

TEST(ModelCheckpoint, FollowsTheTracesOfKeras) {
    for (const reference::CheckpointTrace& trace : reference::checkpoint_traces) {
        SCOPED_TRACE(trace.name);
        ModelCheckpointState state(ModelCheckpoint{
            .path = "{epoch}.bin", .mode = trace.maximize ? "max" : "min", .save_best_only = true});
        Reports reports;
        Recorder recorder;
        std::vector<std::string> expected;
        std::uint64_t number = 0;
        for (const reference::CheckpointEpoch& epoch : trace.epochs) {
            end_epoch(state, recorder, reports.epoch(++number, epoch.value));
            if (epoch.saves) {
                expected.push_back(std::to_string(number) + ".bin");
                EXPECT_EQ(state.best(), epoch.value);
                EXPECT_EQ(state.best_epoch(), number);
            }
            EXPECT_EQ(recorder.states, expected);
        }
        EXPECT_TRUE(recorder.weights.empty());
    }
}

TEST(ModelCheckpoint, SavesEveryEpochUnlessAskedForTheBest) {
    ModelCheckpointState state(ModelCheckpoint{.path = "{epoch:02d}-{step}-{val_loss:.1f}.xml"});
    Reports reports;
    Recorder recorder;
    end_epoch(state, recorder, reports.epoch(1, 0.5));
    end_epoch(state, recorder, reports.epoch(1, 0.75, 1));
    EXPECT_EQ(recorder.states, (std::vector<std::string>{"01-10-0.5.xml", "02-20-0.8.xml"}));
}

TEST(ModelCheckpoint, SavesWeightsAloneWhenAskedTo) {
    ModelCheckpointState state(ModelCheckpoint{.path = "w.bin", .save_weights_only = true});
    Reports reports;
    Recorder recorder;
    end_epoch(state, recorder, reports.epoch(1, 0.5));
    EXPECT_EQ(recorder.weights, std::vector<std::string>{"w.bin"});
    EXPECT_TRUE(recorder.states.empty());
}

TEST(ModelCheckpoint, CountsBatchesAcrossEpochs) {
    ModelCheckpointState state(ModelCheckpoint{.path = "{epoch}-{step}.bin", .save_freq_batches = 4});
    Reports reports;
    Recorder recorder;
    for (std::uint64_t step = 1; step <= 9; ++step) {
        const std::uint64_t epoch = (step + 2) / 3;
        end_batch(state, recorder, {step, epoch, 8, 0.5, 0.1});
        if (step % 3 == 0) end_epoch(state, recorder, reports.epoch(epoch, 0.5));
        EXPECT_EQ(state.batches_since_save(), step % 4);
    }
    EXPECT_EQ(recorder.states, (std::vector<std::string>{"2-4.bin", "3-8.bin"}));
}

TEST(ModelCheckpoint, RefusesSettingsOutsideTheirRange) {
    const std::vector<std::string> names{"loss", "learning_rate"};
    const auto refuses = [&](const ModelCheckpoint& settings, const std::string& sentence) {
        expect_error<ArgumentError>([&] { settings.validate(names); }, sentence);
    };
    EXPECT_NO_THROW(ModelCheckpoint{.path = "{epoch}-{loss}.bin"}.validate(names));
    EXPECT_NO_THROW((ModelCheckpoint{.path = "{step}-{loss}.xml", .save_freq_batches = 1}.validate(names)));
    refuses({}, "ModelCheckpoint's path is expected to name a file, such as 'epoch_{epoch}.bin', found none");
    refuses({.path = "best.h5"},
            "'best.h5' does not say its form: a checkpoint ends in '.bin' (binary) or '.xml' (XML)");
    refuses({.path = "best.bin", .save_best_only = true},
            "ModelCheckpoint's monitor 'val_loss' needs validation data: give a validation_split or "
            "validation_data(data)");
    refuses({.path = "best.bin", .monitor = "loss", .mode = "least", .save_best_only = true},
            "ModelCheckpoint's mode is expected to be one of auto, min, max; found 'least'");
    refuses({.path = "best.bin", .monitor = "loss", .save_best_only = true, .save_freq_batches = 10},
            "ModelCheckpoint's save_best_only compares values of whole epochs: save_freq_batches is expected "
            "to be 0, found 10");
    refuses(
        {.path = "{val_loss}.bin"},
        "a field of ModelCheckpoint's path is expected to be one of epoch, step, loss, learning_rate; found "
        "'val_loss'");
    refuses(
        {.path = "{epoch:.2f}.bin"},
        "a field of ModelCheckpoint's path is expected to be written like {epoch:02d}, found {epoch:.2f}");
    refuses(
        {.path = "{epoch.bin"},
        "ModelCheckpoint's path is expected to have its fields in braces, such as {epoch}, and other braces "
        "twice, found '{epoch.bin'");
    expect_error<FileError>([&] { ModelCheckpoint{.path = "/dev/null/{epoch}.bin"}.validate(names); },
                            "cannot save '/dev/null/{epoch}.bin': Not a directory");
}

TEST(ModelCheckpoint, MakesTheFolderOfItsPath) {
    const TemporaryFolder folder;
    const std::vector<std::string> names{"loss"};
    ModelCheckpoint{.path = folder.path("new/deeper/{epoch}.bin")}.validate(names);
    EXPECT_TRUE(std::filesystem::is_directory(folder.path("new/deeper")));
    expect_error<FileError>([&] { ModelCheckpoint{.path = "/dev/null/new/a.bin"}.validate(names); },
                            "cannot save '/dev/null/new/a.bin': Not a directory");
}

class ModelCheckpointInTrainer : public SmallTrainingTest {
protected:
    using Saver = SmallTrainer<ModelCheckpoint>;

    Saver make(ModelCheckpoint settings) const {
        settings.path = path(settings.path);
        return Saver(small_batches, settings);
    }

    std::string digest_in(const std::string& name) const { return checkpoint::read_file(path(name)).digest; }
};

TEST_F(ModelCheckpointInTrainer, SavesTheStateAtTheEndOfEachEpoch) {
    Saver trainer = make({.path = "{epoch:02d}.bin"});
    std::map<std::string, std::string> digests;
    fit_small(trainer, {.epoch = [&](const EpochReport& report) {
                  digests['0' + std::to_string(report.epoch) + ".bin"] = trainer.digest();
              }});
    ASSERT_EQ(digests.size(), 5u);
    EXPECT_EQ(names().size(), 5u);
    for (const auto& [name, digest] : digests) EXPECT_EQ(digest_in(name), digest) << name;
}

TEST_F(ModelCheckpointInTrainer, SavesTheStateAfterABatch) {
    Saver trainer = make({.path = "{step}.xml", .save_freq_batches = 4});
    std::map<std::string, std::string> digests;
    fit_small(trainer, {.batch = [&](const BatchReport& batch) {
                  if (batch.step % 4 == 0) digests[std::to_string(batch.step) + ".xml"] = trainer.digest();
              }});
    EXPECT_EQ(names(), (std::vector<std::string>{"12.xml", "4.xml", "8.xml"}));
    for (const auto& [name, digest] : digests) EXPECT_EQ(digest_in(name), digest) << name;
}

TEST_F(ModelCheckpointInTrainer, GoesOnExactlyFromItsOwnFiles) {
    Saver whole = make({.path = "{step}.bin", .save_freq_batches = 4});
    fit_small(whole);
    const std::string last = digest_in("12.bin");
    for (const char* name : {"4.bin", "8.bin", "12.bin"}) {
        Saver resumed = make({.path = "again_{step}.bin"});
        resumed.load(path(name));  // the frequency is that of the file
        resumed.resume(small_data());
        EXPECT_EQ(resumed.digest(), whole.digest()) << name;
    }
    EXPECT_EQ(names(), (std::vector<std::string>{"12.bin", "4.bin", "8.bin", "again_12.bin", "again_8.bin"}));
    EXPECT_EQ(digest_in("again_12.bin"), last);
}

TEST_F(ModelCheckpointInTrainer, GoesOnCountingBatchesAfterResume) {
    Saver interrupted = make({.path = "a{step}.bin", .save_freq_batches = 4});
    fit_small(interrupted, {.batch = [&](const BatchReport& batch) {
                  if (batch.step == 6) interrupted.pause();
              }});
    interrupted.save(path("run.bin"));
    Saver resumed = make({.path = "b{step}.bin"});
    resumed.load(path("run.bin"));
    resumed.resume(small_data());
    EXPECT_EQ(names(), (std::vector<std::string>{"a4.bin", "b12.bin", "b8.bin", "run.bin"}));
}

TEST_F(ModelCheckpointInTrainer, GoesOnExactlyAfterResume) {
    const auto best = [&] { return make({.path = "best.bin", .monitor = "loss", .save_best_only = true}); };
    const auto batches = [&] { return make({.path = "some.xml", .save_freq_batches = 2}); };
    expect_exact_resume(best, path("run.bin"));
    expect_exact_resume(batches, path("run.xml"));
}

TEST_F(ModelCheckpointInTrainer, KeepsTheBest) {
    Saver trainer = make({.path = "best.bin", .save_best_only = true});
    fit_small(trainer);
    const std::vector<double>& losses = trainer.history()["val_loss"];
    const auto best = std::min_element(losses.begin(), losses.end());
    const auto epoch = static_cast<std::uint64_t>(best - losses.begin()) + 1;
    EXPECT_EQ(trainer.callback<ModelCheckpoint>().best_epoch(), epoch);

    Saver loaded = make({.path = "best.bin"});
    loaded.load(path("best.bin"));
    EXPECT_EQ(loaded.epoch(), epoch);
    EXPECT_EQ(loaded.callback<ModelCheckpoint>().best(), *best);
    EXPECT_EQ(loaded.callback<ModelCheckpoint>().best_epoch(), epoch);
}

TEST_F(ModelCheckpointInTrainer, KeepsTheLastFilesWhateverInterruptsIt) {
    using Names = std::vector<std::string>;
    put(path("other.bin"), "of somebody else");
    for (const bool in_background : {false, true}) {
        const auto saver = [&] {
            return make({.path = "{step:02d}.bin",
                         .save_freq_batches = 2,
                         .keep_last = 2,
                         .in_background = in_background});
        };
        Saver whole = saver();
        std::vector<Names> seen;
        fit_small(whole, {.batch = [&](const BatchReport& batch) {
                      if (!in_background && batch.step % 4 == 0) seen.push_back(names());
                  }});
        if (!in_background) {
            EXPECT_EQ(seen, (std::vector<Names>{{"02.bin", "04.bin", "other.bin"},
                                                {"06.bin", "08.bin", "other.bin"},
                                                {"10.bin", "12.bin", "other.bin"}}));
        }
        EXPECT_EQ(names(), (Names{"12.bin", "14.bin", "other.bin"}));
        const std::string digest = whole.digest();

        // Killed after a save and before it deleted anything, and resumed by another process.
        put(path("10.bin"), get(path("12.bin")));
        put(path("14.bin"), "");
        Saver resumed = saver();
        EXPECT_EQ(resumed.load_latest(folder_).notes.size(), 2u) << "14.bin and other.bin are passed over";
        EXPECT_EQ(resumed.step(), 12u);
        resumed.resume(small_data());
        EXPECT_EQ(names(), (Names{"12.bin", "14.bin", "other.bin"}));
        EXPECT_EQ(resumed.digest(), digest);
    }
}

TEST_F(ModelCheckpointInTrainer, KeepsTheLastOfPathsWithFieldsInFolders) {
    for (const char* name : {"{1}", "{1}/1", "{1}/2", "{1}/3", "{1}/4", "{1}/5"})
        std::filesystem::create_directory(path(name));
    Saver trainer = make({.path = "{{1}}/{epoch}/{epoch}.bin", .keep_last = 1});
    fit_small(trainer);
    EXPECT_FALSE(std::filesystem::exists(path("{1}/4/4.bin")));
    EXPECT_TRUE(std::filesystem::exists(path("{1}/5/5.bin")));
}

TEST_F(ModelCheckpointInTrainer, SavesTheSameInTheBackground) {
    Saver plain = make({.path = "a{epoch}.bin"});
    fit_small(plain);
    Saver trainer = make({.path = "b{epoch}.bin", .in_background = true});
    fit_small(trainer);
    EXPECT_EQ(trainer.digest(), plain.digest());
    for (const char* name : {"1.bin", "3.bin", "5.bin"})
        EXPECT_EQ(get(path(std::string("a") + name)), get(path(std::string("b") + name)));
    Saver weights = make({.path = "w.bin", .save_weights_only = true, .in_background = true});
    fit_small(weights);
    Saver loaded = make({.path = "c.bin"});
    loaded.load_weights(path("w.bin"));
    EXPECT_EQ(loaded.network(), weights.network());
}

TEST_F(ModelCheckpointInTrainer, ThrowsOutOfTheRunWhenASaveInTheBackgroundHasFailed) {
    Saver trainer = make({.path = "{step}.bin", .save_freq_batches = 2, .in_background = true});
    std::filesystem::create_directory(path("4.bin"));
    const std::string sentence = "cannot save '" + path("4.bin") + "': Is a directory";
    expect_error<FileError>([&] { fit_small(trainer); }, sentence);
    EXPECT_EQ(trainer.step(), 6u) << "at the next save";
    std::filesystem::remove(path("4.bin"));
    std::filesystem::create_directory(path("14.bin"));
    Saver copy = trainer;
    expect_error<FileError>([&] { copy.resume(small_data()); },
                            "cannot save '" + path("14.bin") + "': Is a directory");
    EXPECT_FALSE(copy.has_open_run()) << "at the end of the run";
}

TEST_F(ModelCheckpointInTrainer, SavesWeightsThatCanBeLoaded) {
    Saver trainer = make({.path = "w.bin", .save_weights_only = true});
    fit_small(trainer);
    Saver other = make({.path = "w.bin"});
    ASSERT_FALSE(other.network() == trainer.network());
    other.load_weights(path("w.bin"));
    EXPECT_EQ(other.network(), trainer.network());
    EXPECT_EQ(other.step(), 0u);
}

TEST_F(ModelCheckpointInTrainer, ThrowsOutOfTheRunWhenASaveFails) {
    Saver whole = make({.path = "whole.bin", .save_freq_batches = 2});
    std::string after_batch;
    fit_small(whole, {.batch = [&](const BatchReport& batch) {
                  if (batch.step == 4) after_batch = whole.digest();
              }});

    Saver trainer = make({.path = "{step}.bin", .save_freq_batches = 2});
    std::filesystem::create_directory(path("4.bin"));
    expect_error<FileError>([&] { fit_small(trainer); },
                            "cannot save '" + path("4.bin") + "': Is a directory");
    EXPECT_EQ(trainer.digest(), after_batch);
    ASSERT_TRUE(trainer.has_open_run());
    trainer.resume(small_data());
    EXPECT_EQ(trainer.digest(), whole.digest());
}

TEST_F(ModelCheckpointInTrainer, RefusesAWrongPathBeforeTheRun) {
    Saver trainer = make({.path = "{epoc}.bin"});
    const std::string digest = trainer.digest();
    EXPECT_THROW(fit_small(trainer), ArgumentError);
    EXPECT_EQ(trainer.digest(), digest);
    EXPECT_FALSE(trainer.has_open_run());
}

TEST_F(ModelCheckpointInTrainer, DoesNotKeepItsPathInFiles) {
    Saver trainer = make({.path = "a.bin"});
    trainer.save(path("state.xml"));
    EXPECT_EQ(get(path("state.xml")).find(folder_), std::string::npos);
    Saver other = make({.path = "b.bin"});
    EXPECT_TRUE(other.load(path("state.xml")).notes.empty());
    EXPECT_EQ(other.callback<ModelCheckpoint>().path, path("b.bin"));
}

}  // namespace
}  // namespace staticnn
