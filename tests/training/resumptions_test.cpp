// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/resumptions.hpp"

#include <string>

#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/training/callbacks/backup_and_restore.hpp"
#include "support/temporary_folder.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

constexpr FitOptions three_epochs{.epochs = 3};  // of 26 samples, in batches of 8

template <class SomeTrainer>
std::string resumed_line(const SomeTrainer& trainer) {
    const checkpoint::Header header = trainer.header();
    const std::string* text = checkpoint::find(header, checkpoint::resumed_key);
    return text == nullptr ? "none" : *text;
}

class ResumptionsOfATrainer : public testing::Test {
protected:
    Classifier loaded(const std::string& name) const {
        Classifier trainer(batches_of_8);
        trainer.load(folder_.path(name));
        return trainer;
    }
    TemporaryFolder folder_;
};

TEST_F(ResumptionsOfATrainer, AreToldByEveryLaterFileAndNoDigestKnowsThem) {
    const Classifier whole = fitted(three_epochs);
    paused_at(2, three_epochs).save(folder_.path("first.bin"));
    EXPECT_EQ(resumed_line(loaded("first.bin")), "none");  // loaded, and not gone on with

    Classifier second = loaded("first.bin");
    second.resume(samples, at_batches([&](const BatchReport& report) {
                      if (report.step == 7) second.pause();
                  }));
    EXPECT_EQ(resumed_line(second), "0.6153846153846154");  // 16 of 26
    EXPECT_EQ(second.digest(), paused_at(7, three_epochs).digest());
    for (const std::string name : {"second.bin", "second.xml"}) {
        second.save(folder_.path(name));
        Classifier third = loaded(name);
        EXPECT_EQ(resumed_line(third), "0.6153846153846154");
        third.resume(samples);
        EXPECT_EQ(resumed_line(third), "0.6153846153846154 1.9230769230769231");
        EXPECT_EQ(third.digest(), whole.digest());
        EXPECT_TRUE(checkpoint::equal(third.contents(), whole.contents()));
        EXPECT_EQ(checkpoint::differences(third.contents(), whole.contents()), std::vector<std::string>{});
    }
}

TEST_F(ResumptionsOfATrainer, AreNoneInOneProcess) {
    Classifier trainer = paused_at(2, three_epochs);
    trainer.resume(samples);
    fit(trainer, {.epochs = 1});
    EXPECT_EQ(resumed_line(trainer), "none");
}

TEST_F(ResumptionsOfATrainer, AreNothingOfWeights) {
    paused_at(2, three_epochs).save(folder_.path("first.bin"));
    Classifier trainer = loaded("first.bin");
    trainer.resume(samples);
    trainer.save_weights(folder_.path("weights.bin"));
    const auto file = checkpoint::read_file(folder_.path("weights.bin"));
    EXPECT_EQ(checkpoint::find(file.header, "resumed"), nullptr);
}

TEST_F(ResumptionsOfATrainer, AreForgottenWithTheLoadOfAnotherTraining) {
    paused_at(2, three_epochs).save(folder_.path("first.bin"));
    Classifier trainer = loaded("first.bin");
    trainer.resume(samples);
    trainer.load(folder_.path("first.bin"));
    EXPECT_EQ(resumed_line(trainer), "none");
}

TEST_F(ResumptionsOfATrainer, AreThoseFromABackupToo) {
    using Backed =
        Trainer<ClassifierNet, SparseCategoricalCrossentropy, Sgd<Momentum>, Accuracy, BackupAndRestore>;
    const BackupAndRestore backup{.path = folder_.path("backup.bin")};
    Backed first(batches_of_8, backup);
    const auto pause = at_batches([&](const BatchReport& report) {
        if (report.step == 6) first.pause();
    });
    first.fit(samples, three_epochs, pause);
    Backed second(batches_of_8, backup);
    second.fit(samples, three_epochs, at_batches([](const BatchReport&) {}));
    EXPECT_EQ(resumed_line(second), "1");  // a backup of the end of the epoch
}

TEST(Resumptions, TakeNoLineThatIsNoList) {
    detail::Resumptions resumptions;
    checkpoint::Header header{{"kind", "trainer"}};
    resumptions.note_load({{"resumed", "<script>"}});
    resumptions.append_to(header);
    EXPECT_EQ(header.size(), 1u);
    resumptions.note_resume(2.5);
    resumptions.append_to(header);
    EXPECT_EQ(header.back(), (std::pair<std::string, std::string>("resumed", "2.5")));
}

TEST(Resumptions, KeepTheLatest) {
    detail::Resumptions resumptions;
    for (int i = 0; i < 3000; ++i) {
        checkpoint::Header header;
        resumptions.append_to(header);
        resumptions.note_load(header);
        resumptions.note_resume(i + 0.25);
    }
    checkpoint::Header header;
    resumptions.append_to(header);
    EXPECT_LE(header.back().second.size(), 4096u);
    EXPECT_TRUE(header.back().second.ends_with(" 2998.25 2999.25"));
    EXPECT_NE(header.back().second.front(), ' ');
}

}  // namespace
}  // namespace staticnn
