// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/run_log.hpp"

#include <string>
#include <vector>

#include "support/temporary_folder.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

using Numbers = std::vector<double>;

template <class SomeTrainer>
std::string text_of_leaf(SomeTrainer& trainer, const std::string& name) {
    for (const Leaf& leaf : trainer.leaves())
        if (leaf.name() == name) {
            const auto bytes = leaf.bytes();
            return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
        }
    return "no such leaf";
}
Numbers starts_of(Classifier& trainer) {
    const std::string bytes = text_of_leaf(trainer, "runs.starts");
    Numbers starts(bytes.size() / sizeof(double));
    if (!bytes.empty()) std::memcpy(starts.data(), bytes.data(), bytes.size());
    return starts;
}

TEST(RunLog, SaysWhereEachRunOfATrainerBegan) {
    Classifier trainer(batches_of_8);
    EXPECT_EQ(starts_of(trainer), Numbers{});
    fit(trainer, {.epochs = 2});
    fit(trainer, {.epochs = 3});
    EXPECT_EQ(starts_of(trainer), (Numbers{0, 2}));
    fit(trainer, {.epochs = 1}, [&](const BatchReport&) { trainer.pause(); });
    trainer.abandon_run();
    fit(trainer, {.epochs = 1});
    EXPECT_EQ(starts_of(trainer), (Numbers{0, 2, 5}));
}

TEST(RunLog, KeepsWhatWasSaidOfARun) {
    Classifier trainer(batches_of_8);
    fit(trainer, {.epochs = 2});
    EXPECT_EQ(text_of_leaf(trainer, "runs.notes"), "");
    trainer.set_learning_rate(0.005);
    const History history = fit(trainer, {.epochs = 1});
    ASSERT_EQ(history.notes().size(), 1u);
    EXPECT_EQ(text_of_leaf(trainer, "runs.notes"), "2 " + history.notes().front() + '\n');
}

TEST(RunLog, KeepsTheLatestHundredNotes) {
    RunLog log;
    for (std::uint64_t i = 0; i < 250; ++i) log.begin(i, {"data: others", "batch_size: another"});
    EXPECT_EQ(log.starts.size(), 250u);
    EXPECT_EQ(std::count(log.notes.begin(), log.notes.end(), '\n'), 100);
    EXPECT_TRUE(log.notes.starts_with("200 data: others\n200 batch_size: another\n"));
    EXPECT_TRUE(log.notes.ends_with("249 batch_size: another\n"));
}

TEST(RunLog, IsEmptyAfterALoadOfAFileWithoutOneAndNothingIsSaid) {
    const TemporaryFolder folder;
    const Classifier saved = fitted({.epochs = 2});
    checkpoint::Contents contents = saved.contents();
    std::erase_if(contents.records, [](const auto& record) { return record.name.starts_with("runs."); });
    checkpoint::write_file(folder.path("old.bin"), contents);
    Classifier trainer = fitted({.epochs = 1});
    EXPECT_EQ(trainer.load(folder.path("old.bin")).notes, std::vector<std::string>{});
    EXPECT_EQ(starts_of(trainer), Numbers{});
    fit(trainer, {.epochs = 1});
    EXPECT_EQ(starts_of(trainer), Numbers{2});
}

}  // namespace
}  // namespace staticnn
