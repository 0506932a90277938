// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/background_saver.hpp"

#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>
#include <string>

#include "checkpoint/temporary_folder.hpp"
#include "data/expect_error.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "support/environment.hpp"
#include "support/failing_call.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

class InBackground : public checkpoint::TemporaryFolderTest {
protected:
    Classifier trainer_ = paused_at(5, {.epochs = 3});
};

TEST_F(InBackground, TheSameBytesAreWritten) {
    BackgroundSaver saver;
    for (const std::string form : {".bin", ".xml"}) {
        EXPECT_EQ(saver.save(trainer_, path("a" + form)), trainer_.save(path("b" + form)));
        EXPECT_EQ(saver.save_weights(trainer_, path("c" + form)), trainer_.save_weights(path("d" + form)));
        saver.wait();
        EXPECT_EQ(get(path("a" + form)), get(path("b" + form)));
        EXPECT_EQ(get(path("c" + form)), get(path("d" + form)));
    }
}

TEST_F(InBackground, TrainingGoesOnWhileItsEarlierStateIsWritten) {
    const std::string digest = trainer_.digest();
    BackgroundSaver saver;
    {
        const EnvironmentVariable pause("STATICNN_TEST_SAVE_PAUSE", "200");  // twice before the rename
        saver.save(trainer_, path("a.bin"));
        trainer_.resume(samples.view(), at_batches([](const BatchReport&) {}));
        EXPECT_FALSE(std::filesystem::exists(path("a.bin")));
        saver.wait();
    }
    EXPECT_NE(trainer_.digest(), digest);
    EXPECT_EQ(checkpoint::read_file(path("a.bin")).digest, digest);
}

TEST_F(InBackground, NoSaveIsLeftOut) {
    const EnvironmentVariable pause("STATICNN_TEST_SAVE_PAUSE", "3");
    {
        BackgroundSaver saver;
        for (const char* name : {"a.bin", "b.bin", "c.bin", "d.bin"}) saver.save(trainer_, path(name));
    }
    EXPECT_EQ(names(), (std::vector<std::string>{"a.bin", "b.bin", "c.bin", "d.bin"}));
}

TEST_F(InBackground, OutdatedFilesGoWhenTheNewOneIsSafe) {
    put(path("old.bin"), "old");
    BackgroundSaver saver;
    saver.save(trainer_, path("no/new.bin"), {path("old.bin")});
    EXPECT_THROW(saver.wait(), FileError);
    EXPECT_EQ(names(), std::vector<std::string>{"old.bin"});
    saver.save(trainer_, path("new.bin"), {path("old.bin"), path("absent.bin")});
    saver.wait();
    EXPECT_EQ(names(), std::vector<std::string>{"new.bin"});
}

TEST_F(InBackground, FailuresSurfaceOnceAtTheNextCall) {
    const std::string sentence = "cannot save '" + path("no/a.bin") + "': No such file or directory";
    BackgroundSaver saver;
    saver.save(trainer_, path("no/a.bin"));
    expect_error<FileError>([&] { saver.wait(); }, sentence);
    saver.wait();
    saver.save(trainer_, path("no/a.bin"));
    expect_error<FileError>([&] { saver.save(trainer_, path("b.bin")); }, sentence);
    EXPECT_TRUE(names().empty()) << "the call that throws does nothing else";
    saver.save(trainer_, path("b.bin"));
    saver.wait();
    EXPECT_EQ(names(), std::vector<std::string>{"b.bin"});
}

TEST_F(InBackground, FailuresThatNobodyAsksForArePrinted) {
    testing::internal::CaptureStderr();
    {
        BackgroundSaver saver;
        saver.save(trainer_, path("no/a.bin"));
    }
    EXPECT_EQ(
        testing::internal::GetCapturedStderr(),
        "staticnn: in the background: cannot save '" + path("no/a.bin") + "': No such file or directory\n");
}

TEST_F(InBackground, AWrongEndingIsRefusedAtOnce) {
    BackgroundSaver saver;
    expect_error<ArgumentError>(
        [&] { saver.save(trainer_, "a.h5"); },
        "'a.h5' does not say its form: a checkpoint ends in '.bin' (binary) or '.xml' (XML)");
    saver.wait();
}

TEST_F(InBackground, FaultsOfTheSystemArriveToo) {
    BackgroundSaver saver;
    saver.save(trainer_, path("a.bin"));
    saver.wait();
    const std::string before = get(path("a.bin"));
    trainer_.resume(samples.view(), at_batches([](const BatchReport&) {}));
    EXPECT_EQ(complaint_when_failing(
                  {SYS_write}, ENOSPC,
                  [&] {
                      saver.save(trainer_, path("a.bin"));
                      saver.wait();
                  },
                  1000),
              "cannot save '" + path("a.bin") + "': No space left on device");
    EXPECT_EQ(get(path("a.bin")), before);
#if defined(SYS_clone3)
    EXPECT_EQ(
        complaint_when_failing({SYS_clone3, SYS_clone}, EAGAIN, [&] { saver.save(trainer_, path("a.bin")); }),
        "cannot save '" + path("a.bin") + "': Resource temporarily unavailable");
    saver.wait();
    EXPECT_EQ(get(path("a.bin")), before);
#endif
}

}  // namespace
}  // namespace staticnn
