// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/restore.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "error_of.hpp"
#include "sample_state.hpp"
#include "staticnn/checkpoint/digest.hpp"

namespace staticnn::checkpoint {
namespace {

using Notes = std::vector<std::string>;

// A state with a callback that keeps a tensor, as EarlyStopping keeps the best weights.
struct Trained {
    OwnedTensor<float> kernel{{2, 3}};
    OwnedTensor<float> best{{2, 3}};
    std::uint64_t wait = 0;
    double rate = 0.001;
    std::string monitor = "val_loss";
    std::vector<double> history;

    Leaves leaves() {
        Leaves leaves;
        leaves.emplace_back("network.0.kernel", kernel.target());
        leaves.emplace_back("optimizer.learning_rate", Leaf::Target(&rate), Role::configuration);
        leaves.emplace_back("callbacks.early_stopping.monitor", Leaf::Target(&monitor), Role::configuration);
        leaves.emplace_back("callbacks.early_stopping.wait", Leaf::Target(&wait));
        leaves.emplace_back("callbacks.early_stopping.best", best.target());
        leaves.emplace_back("history.loss", Leaf::Target(&history));
        return leaves;
    }
};

std::vector<Record> records_of(const Leaves& leaves) {
    std::vector<Record> records;
    for (const Leaf& leaf : leaves) {
        records.push_back(outline_of(leaf));
        records.back().bytes = leaf.bytes();
    }
    return records;
}

class Restore : public testing::Test {
protected:
    Restore() {
        saved_.kernel.at(1, 2) = 5;
        saved_.best.at(0, 1) = 6;
        saved_.wait = 3;
        saved_.history = {1, 2, 3};
        records_ = records_of(saved_.leaves());
    }

    Notes restore_notes(const Policy& policy = {}) {
        return restore(records_, present_.leaves(), policy, "run.bin").notes;
    }

    // The refusal, which must not have changed anything.
    std::string fault(const Policy& policy = {}) {
        const std::string before = digest_of(present_.leaves());
        const std::string sentence = error_of<MismatchError>([&] { restore_notes(policy); });
        EXPECT_EQ(digest_of(present_.leaves()), before);
        return sentence;
    }

    void erase(const std::string& prefix) {
        std::erase_if(records_, [&](const Record& record) { return record.name.starts_with(prefix); });
    }
    Record& record(const std::string& name) {
        return *std::find_if(records_.begin(), records_.end(),
                             [&](const Record& r) { return r.name == name; });
    }

    Trained saved_, present_;
    std::vector<Record> records_;
};

TEST_F(Restore, GivesBackEverythingInSilence) {
    EXPECT_EQ(restore_notes(), Notes{});
    EXPECT_EQ(digest_of(present_.leaves()), digest_of(saved_.leaves()));
}

TEST_F(Restore, GoesByNameAndNotByPosition) {
    std::reverse(records_.begin(), records_.end());
    EXPECT_EQ(restore_notes(), Notes{});
    EXPECT_EQ(digest_of(present_.leaves()), digest_of(saved_.leaves()));
}

TEST_F(Restore, GivesBackAllKindsOfLeaves) {
    SampleState saved, present;
    present = SampleState();
    present.step = 0, present.flag = false, present.text = "other", present.history.clear();
    present.kernel = OwnedTensor<float>({2, 33});
    restore(saved.records(), present.leaves(), {}, "run.bin");
    EXPECT_EQ(digest_of(present.leaves()), digest_of(saved.leaves()));
}

TEST_F(Restore, RefusesAMissingTensor) {
    erase("network");
    EXPECT_EQ(
        fault(),
        "'run.bin' does not fit: expected leaf 'network.0.kernel' (float32 2 3), found no leaf of that name; "
        "aliases tell what it was called");
}

TEST_F(Restore, RefusesOtherExtentsAndTypes) {
    record("network.0.kernel").extents = {3, 2};
    EXPECT_EQ(fault(),
              "'run.bin' does not fit: expected leaf 'network.0.kernel' (float32 2 3), found float32 3 2");
    record("network.0.kernel") = {
        "network.0.kernel", ElementType::float64, {2, 3}, std::vector<std::byte>(48)};
    EXPECT_EQ(fault(),
              "'run.bin' does not fit: expected leaf 'network.0.kernel' (float32 2 3), found float64 2 3");
}

TEST_F(Restore, RefusesOtherTypesOfSmallLeaves) {
    const Record wait = record("callbacks.early_stopping.wait");
    record("callbacks.early_stopping.wait").type = ElementType::float64;
    EXPECT_EQ(
        fault(),
        "'run.bin' does not fit: expected leaf 'callbacks.early_stopping.wait' (uint64), found float64");
    record("callbacks.early_stopping.wait") = wait;
    record("history.loss").extents = {1, 3};
    EXPECT_EQ(
        fault(),
        "'run.bin' does not fit: expected leaf 'history.loss' (float64 of any length), found float64 1 3");
}

TEST_F(Restore, TellsOfANanWithoutItsBits) {
    present_.rate = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(restore_notes().front(),
              "optimizer.learning_rate: 0.001 in the file replaces nan: keep_learning_rate keeps that of the "
              "trainer");
}

TEST_F(Restore, ReportsSmallLeavesThatTheFileLacks) {
    present_.wait = 7;
    erase("callbacks.early_stopping.wait");
    erase("callbacks.early_stopping.monitor");
    erase("history");
    EXPECT_EQ(restore_notes(),
              (Notes{"callbacks.early_stopping.monitor: not in the file, keeps its default 'val_loss'",
                     "callbacks.early_stopping.wait: not in the file, keeps its default 7",
                     "history.loss: not in the file, keeps its default [0 values]"}));
    EXPECT_EQ(present_.wait, 7u);
    EXPECT_EQ(present_.kernel.at(1, 2), 5);
}

TEST_F(Restore, StartsAnUnknownCallbackAfreshWithItsTensors) {
    erase("callbacks.early_stopping");
    EXPECT_EQ(restore_notes(), Notes{"callback 'early_stopping' is not in the file and starts fresh"});
    EXPECT_EQ(present_.wait, 0u);
    EXPECT_EQ(present_.best.at(0, 1), 0);
    EXPECT_EQ(present_.kernel.at(1, 2), 5);
}

TEST_F(Restore, DoesNotTakeALongerNameForTheCallback) {
    for (Record& record : records_)
        if (record.name.starts_with("callbacks.")) record.name.insert(24, "_2");
    EXPECT_EQ(restore_notes({{"callbacks.early_stopping_2"}}),
              (Notes{"callbacks.early_stopping_2: dropped with 3 of the file's leaves",
                     "callback 'early_stopping' is not in the file and starts fresh"}));
}

TEST_F(Restore, RefusesAMissingTensorOfAKnownCallback) {
    erase("callbacks.early_stopping.best");
    EXPECT_EQ(fault(),
              "'run.bin' does not fit: expected leaf 'callbacks.early_stopping.best' (float32 2 3), found no "
              "leaf of "
              "that name; aliases tell what it was called");
}

TEST_F(Restore, RefusesLeavesThatOnlyTheFileHas) {
    records_.push_back({"callbacks.reduce_lr.wait", ElementType::uint64, {}, std::vector<std::byte>(8)});
    EXPECT_EQ(fault(),
              "'run.bin' does not fit: the file has callback 'reduce_lr', what loads it does not; to "
              "load the rest, name 'reduce_lr' in drop_callbacks");
    records_.back().name = "callbacks.early_stopping.cooldown";
    EXPECT_TRUE(fault().ends_with("name 'callbacks.early_stopping.cooldown' in drop_leaves"));
    for (const char* name : {"metrics.top_5.hits", "history.top_5", "history.val_top_5"}) {
        records_.back().name = name;
        EXPECT_TRUE(fault().ends_with("name 'top_5' in drop_metrics")) << name;
    }
    records_.back().name = "update_rules.weight_average.momentum";
    EXPECT_TRUE(fault().ends_with("name 'update_rules.weight_average' in drop_leaves"));
    records_.back().name = "optimizer.decay";
    EXPECT_TRUE(fault().ends_with("name 'optimizer.decay' in drop_leaves"));
}

TEST_F(Restore, DropsByName) {
    records_.push_back({"callbacks.reduce_lr.wait", ElementType::uint64, {}, std::vector<std::byte>(8)});
    records_.push_back({"callbacks.reduce_lr.best", ElementType::float64, {}, std::vector<std::byte>(8)});
    records_.push_back({"metrics.top_5", ElementType::float64, {}, std::vector<std::byte>(8)});
    EXPECT_EQ(restore_notes({{"callbacks.reduce_lr", "metrics.top_5", "metrics.auc"}}),
              (Notes{"callbacks.reduce_lr: dropped with 2 of the file's leaves",
                     "metrics.top_5: dropped with 1 of the file's leaves",
                     "metrics.auc: to be dropped, but nothing in the file has this name"}));
    EXPECT_EQ(digest_of(present_.leaves()), digest_of(saved_.leaves()));
}

TEST_F(Restore, DropsWholeNamesOnly) {
    records_.push_back({"callbacks.reduce_lr.wait", ElementType::uint64, {}, std::vector<std::byte>(8)});
    EXPECT_FALSE(fault({{"callbacks.reduce"}}).empty());
    EXPECT_FALSE(fault({{""}}).empty());
}

TEST_F(Restore, TakesADroppedLeafForAbsent) {
    EXPECT_EQ(restore_notes({{"callbacks.early_stopping"}}),
              (Notes{"callbacks.early_stopping: dropped with 3 of the file's leaves",
                     "callback 'early_stopping' is not in the file and starts fresh"}));
    EXPECT_EQ(present_.wait, 0u);
    EXPECT_NE(fault({{"network"}}).find("found no leaf of that name"), std::string::npos);
}

TEST_F(Restore, KeepsByName) {
    present_.rate = 0.01;
    present_.wait = 9;
    EXPECT_EQ(restore_notes({{}, {"optimizer", "callbacks.early_stopping"}}),
              (Notes{"optimizer.learning_rate: kept at 0.01, found 0.001 in the file",
                     "callbacks.early_stopping.wait: kept at 9, found 3 in the file"}));
    EXPECT_EQ(present_.rate, 0.01);
    EXPECT_EQ(present_.wait, 9u);
    EXPECT_EQ(present_.best.at(0, 1), 0);
    EXPECT_EQ(present_.kernel.at(1, 2), 5);
    records_.push_back({"optimizer.decay", ElementType::float64, {}, std::vector<std::byte>(8)});
    EXPECT_EQ(restore_notes({{}, {"optimizer"}}).size(), 1u);
}

TEST_F(Restore, NamesTheWayPastAMissingSlot) {
    OwnedTensor<float> slot({2});
    Leaves leaves = present_.leaves();
    leaves.emplace_back("optimizer.slots.0.bias.m", slot.target());
    EXPECT_EQ(
        error_of<MismatchError>([&] { restore(records_, leaves, {}, "run.bin"); }),
        "'run.bin' does not fit: expected leaf 'optimizer.slots.0.bias.m' (float32 2), found no leaf of "
        "that name; reset_optimizer loads the rest");
}

TEST_F(Restore, LetsTheFileWinOverSettingsAndReportsIt) {
    present_.rate = 0.01;
    present_.monitor = "loss";
    present_.wait = 9;  // state, no setting: replaced without a word
    EXPECT_EQ(restore_notes(),
              (Notes{"optimizer.learning_rate: 0.001 in the file replaces 0.01: keep_learning_rate keeps "
                     "that of the trainer",
                     "callbacks.early_stopping.monitor: 'val_loss' in the file replaces 'loss'"}));
    EXPECT_EQ(present_.rate, 0.001);
    EXPECT_EQ(present_.monitor, "val_loss");
    EXPECT_EQ(present_.wait, 3u);
}

}  // namespace
}  // namespace staticnn::checkpoint
