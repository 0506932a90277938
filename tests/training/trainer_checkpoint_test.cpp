// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/trainer_checkpoint.hpp"

#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/schedules/exponential_decay.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/callbacks/reduce_lr_on_plateau.hpp"
#include "staticnn/version.hpp"
#include "support/temporary_folder.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

using Notes = std::vector<std::string>;
using Crossentropy = SparseCategoricalCrossentropy;

class TrainerCheckpoint : public testing::Test {
protected:
    /// Where a trainer is saved that has trained 16 of the 19 samples of its second epoch.
    const std::string& saved(const std::string& name = "state.bin") {
        path_ = folder_.path(name);
        paused_at(5, {.epochs = 3, .validation_split = 0.25}).save(path_);
        return path_;
    }

    /// The file is refused, and nothing has changed.
    template <class Expected, class OtherTrainer>
    void expect_refusal(OtherTrainer&& trainer, const std::string& sentence,
                        const LoadOptions& options = {}) {
        const std::string digest = trainer.digest();
        expect_error<Expected>([&] { trainer.load(path_, options); }, sentence);
        EXPECT_EQ(trainer.digest(), digest);
    }

    /// Saves a trainer with a value that no training gives.
    template <class Value>
    void forge(const std::string& leaf_name, const Value& value) {
        Classifier trainer = paused_at(6, {.epochs = 3});
        for (const Leaf& leaf : trainer.leaves())
            if (leaf.name() == leaf_name) leaf.assign(std::as_bytes(std::span(&value, 1)));
        path_ = folder_.path("forged.bin");
        trainer.save(path_);
    }

    TemporaryFolder folder_;
    std::string path_;
};

TEST_F(TrainerCheckpoint, SaysWhatItIsOf) {
    const auto file = checkpoint::read_file(saved());
    EXPECT_EQ(file.header, (checkpoint::Header{
                               {"kind", "trainer"},
                               {"library", std::string("staticnn ") + version},
                               {"topology", "Sequential<Dense<4,6,Tanh>,Dropout<0.25>,Dense<6,3,Softmax>>"},
                               {"scalar", "float32"},
                               {"layers", "dense 6, dropout 6, dense 3"},
                               {"trainable_parameters", "51"},
                               {"flops", "93"},
                               {"loss", "SparseCategoricalCrossentropy"},
                               {"optimizer", "Sgd<Momentum>"},
                               {"callbacks", ""},
                               {"trainer",
                                "Trainer<Sequential<Dense<4,6,Tanh>,Dropout<0.25>,Dense<6,3,Softmax>>,"
                                "SparseCategoricalCrossentropy,Sgd<Momentum>,Accuracy>"},
                               {"learning_rate", "0.01"}}));
}

// The state list is the format: a change here is a change of what files hold.
TEST_F(TrainerCheckpoint, HoldsTheWholeState) {
    const auto file = checkpoint::read_file(saved());
    Notes names;
    for (const auto& record : file.records) names.push_back(record.name);
    EXPECT_EQ(names, (Notes{"network.0.kernel",
                            "network.0.bias",
                            "network.2.kernel",
                            "network.2.bias",
                            "optimizer.learning_rate.value",
                            "optimizer.momentum.value",
                            "optimizer.slots.0.kernel.m",
                            "optimizer.slots.0.bias.m",
                            "optimizer.slots.2.kernel.m",
                            "optimizer.slots.2.bias.m",
                            "batch_size",
                            "seed",
                            "step",
                            "epoch",
                            "position",
                            "run.is_open",
                            "run.is_stopping",
                            "run.is_cut_short",
                            "run.is_in_epoch",
                            "run.epochs_asked",
                            "run.epochs_done",
                            "run.samples",
                            "run.validation_split",
                            "run.shuffle",
                            "runs.starts",
                            "runs.notes",
                            "conditions.batch_size",
                            "conditions.learning_rate",
                            "conditions.data.samples",
                            "conditions.data.fingerprint",
                            "conditions.data.means",
                            "conditions.data.deviations",
                            "conditions.data.targets",
                            "sums.loss",
                            "sums.samples",
                            "metrics.accuracy.correct",
                            "metrics.accuracy.samples",
                            "rate_factors",
                            "history.loss",
                            "history.accuracy",
                            "history.val_loss",
                            "history.val_accuracy",
                            "history.learning_rate"}));
}

TEST_F(TrainerCheckpoint, ReportsNothingWhenNothingDiffers) {
    saved();
    Classifier trainer(batches_of_8);
    EXPECT_EQ(trainer.load(path_).notes, Notes{});
}

TEST_F(TrainerCheckpoint, WinsOverSettingsAndReportsIt) {
    saved("state.xml");
    Classifier trainer({.batch_size = 8, .seed = 9}, Sgd<Momentum>{.learning_rate = 0.5, .momentum = 0.25});
    EXPECT_EQ(
        trainer.load(path_).notes,
        (Notes{
            "optimizer.learning_rate.value: 0.01 in the file replaces 0.5: keep_learning_rate keeps that of "
            "the trainer",
            "optimizer.momentum.value: 0.9 in the file replaces 0.25", "seed: 3 in the file replaces 9"}));
    EXPECT_EQ(trainer.learning_rate(), 0.01);
    EXPECT_EQ(trainer.seed(), 3u);
}

TEST_F(TrainerCheckpoint, OfAnotherTypeIsRefused) {
    saved();
    const std::string topology = "Sequential<Dense<4,6,Tanh>,Dropout<0.25>,Dense<6,3,Softmax>>";
    const std::string way = ": reset_optimizer keeps that of the trainer";
    using Other = Sequential<Dense<4, 7, Tanh>, Dropout<0.25>, Dense<7, 3, Softmax>>;
    expect_refusal<MismatchError>(
        Trainer<Other, Crossentropy, Sgd<Momentum>>(batches_of_8),
        path_ +
            ": expected the topology Sequential<Dense<4,7,Tanh>,Dropout<0.25>,Dense<7,3,Softmax>>, found " +
            topology + std::string(detail::way_to_fitting_layers));
    expect_refusal<MismatchError>(
        Trainer<ClassifierNet, Crossentropy, Sgd<Momentum>, Precision<double>>(batches_of_8),
        path_ + ": expected the scalar float64, found float32");
    expect_refusal<MismatchError>(Trainer<ClassifierNet, Crossentropy, Adam<>>(batches_of_8),
                                  path_ + ": expected the optimizer Adam<>, found Sgd<Momentum>" + way);
    expect_refusal<MismatchError>(
        Trainer<ClassifierNet, Crossentropy, Sgd<Momentum, ExponentialDecay>>(
            batches_of_8,
            Sgd<Momentum, ExponentialDecay>{.learning_rate = {.decay_steps = 1, .decay_rate = 0.5}}),
        path_ + ": expected the optimizer Sgd<Momentum,ExponentialDecay>, found Sgd<Momentum>" + way);
    expect_refusal<MismatchError>(
        Trainer<ClassifierNet, MeanSquaredError, Sgd<Momentum>>(batches_of_8),
        path_ +
            ": expected the loss MeanSquaredError, found SparseCategoricalCrossentropy: load_weights "
            "takes the weights alone");
}

TEST_F(TrainerCheckpoint, OfAnotherBatchSizeIsLoadedWhenThatIsAllowed) {
    saved();
    Classifier trainer({.batch_size = 10, .seed = 3});
    expect_refusal<MismatchError>(trainer, path_ +
                                               ": expected the batch size 10, found 8: set that, or "
                                               "allow_batch_size_change to keep the trainer's");
    EXPECT_EQ(trainer.load(path_, {.allow_batch_size_change = true}).notes,
              Notes{"batch_size: kept at 10, found 8 in the file"});
    EXPECT_EQ(trainer.batch_size(), 10u);
    EXPECT_EQ(trainer.step(), 5u);

    std::vector<Index> sizes;
    trainer.resume(samples.view(),
                   at_batches([&](const BatchReport& report) { sizes.push_back(report.samples); }),
                   at_epochs([](const EpochReport&) {}));
    EXPECT_EQ(trainer.epoch(), 3u);
    EXPECT_EQ(trainer.history().size(), 3u);
    EXPECT_EQ(sizes, (std::vector<Index>{3, 10, 9}));
}

TEST_F(TrainerCheckpoint, WithoutACallbackLetsItStartFresh) {
    saved();
    Trainer<ClassifierNet, Crossentropy, Sgd<Momentum>, Accuracy, EarlyStopping> trainer(batches_of_8);
    EXPECT_EQ(trainer.load(path_).notes,
              Notes{"callback 'early_stopping' is not in the file and starts fresh"});
    EXPECT_EQ(trainer.step(), 5u);
    EXPECT_EQ(trainer.callback<EarlyStopping>().wait(), 0u);
}

TEST_F(TrainerCheckpoint, WithACallbackTooManyIsLoadedWhenThatIsDropped) {
    using Stopped = Trainer<ClassifierNet, Crossentropy, Sgd<Momentum>, Accuracy, EarlyStopping>;
    path_ = folder_.path("stopped.bin");
    Stopped stopped(batches_of_8);
    stopped.save(path_);
    EXPECT_EQ(*checkpoint::find(checkpoint::read_file(path_).header, "callbacks"), "early_stopping");
    Classifier trainer({.batch_size = 8, .seed = 4});
    expect_refusal<MismatchError>(
        trainer, '\'' + path_ +
                     "' does not fit: the file has callback 'early_stopping', what loads it does not; "
                     "to load the rest, name 'early_stopping' in drop_callbacks");
    const Notes notes = trainer.load(path_, {.drop_callbacks = {"early_stopping"}}).notes;
    ASSERT_EQ(notes.size(), 2u);
    EXPECT_EQ(notes[0], "callbacks.early_stopping: dropped with 11 of the file's leaves");
    EXPECT_EQ(trainer.digest(), Classifier(batches_of_8).digest());
}

TEST_F(TrainerCheckpoint, ThatContradictsItselfIsRefused) {
    Classifier trainer(batches_of_8);
    forge("position", std::uint64_t{27});
    expect_refusal<FormatError>(trainer, path_ + ": expected a position of at most 26, found 27");
    forge("run.epochs_done", std::uint64_t{2});
    expect_refusal<FormatError>(trainer, path_ + ": expected at most 1 epoch of the run to be done, found 2");
    forge("run.is_cut_short", true);
    expect_refusal<FormatError>(trainer, path_ + ": expected a run that is cut short to be stopping");
    forge("optimizer.momentum.value", 1.5);
    expect_refusal<FormatError>(
        trainer, path_ + ": Sgd's momentum is expected to be at least 0 and below 1, found 1.5");
}

TEST_F(TrainerCheckpoint, WithAHistoryOfGapsIsRefused) {
    Classifier forged = fitted({.epochs = 2}), trainer(batches_of_8);
    for (const Leaf& leaf : forged.leaves())
        if (leaf.name() == "history.accuracy") leaf.assign(std::vector<std::byte>(8));
    path_ = folder_.path("gaps.xml");
    forged.save(path_);
    expect_refusal<FormatError>(trainer, path_ + ": expected a history with as many values for each name");
}

TEST_F(TrainerCheckpoint, ThatIsNotThereIsRefused) {
    path_ = folder_.path("absent.bin");
    Classifier trainer(batches_of_8);
    const std::string digest = trainer.digest();
    EXPECT_THROW(trainer.load(path_), FileError);
    EXPECT_THROW(trainer.load_weights(path_), FileError);
    EXPECT_EQ(trainer.digest(), digest);
}

TEST_F(TrainerCheckpoint, InMemoryIsWhatTheFileHolds) {
    for (const auto& [name, form] : {std::pair("state.bin", checkpoint::Format::binary),
                                     std::pair("state.xml", checkpoint::Format::xml)}) {
        std::ifstream file(saved(name), std::ios::binary);
        const std::string in_file{std::istreambuf_iterator<char>(file), {}};
        const Classifier trainer = paused_at(5, {.epochs = 3, .validation_split = 0.25});
        EXPECT_EQ(trainer.save_bytes(form), in_file);

        Classifier loaded(batches_of_8);
        EXPECT_TRUE(loaded.load_bytes(in_file).notes.empty());
        EXPECT_EQ(loaded.digest(), trainer.digest());
    }
}

TEST_F(TrainerCheckpoint, InMemoryIsRefusedAsAFileIs) {
    Classifier trainer(batches_of_8);
    const std::string digest = trainer.digest();
    std::string bytes = trainer.save_bytes();
    expect_error<FormatError>([&] { trainer.load_bytes(""); },
                              "'the bytes' is not an intact checkpoint: expected the "
                              "first bytes of its binary or of its XML form, found an empty file");
    bytes.back() ^= 1;
    EXPECT_THROW(trainer.load_bytes(bytes), FormatError);
    Trainer<Sequential<Dense<3, 2>>, MeanSquaredError, Sgd<>> other;
    EXPECT_THROW(trainer.load_bytes(other.save_bytes()), MismatchError);
    EXPECT_EQ(trainer.digest(), digest);
}

TEST_F(TrainerCheckpoint, OfAnAbsurdSizeIsNotRead) {
    path_ = folder_.path("huge.bin");
    std::ofstream(path_) << "";
    std::filesystem::resize_file(path_, std::uintmax_t{1} << 30);
    Classifier trainer(batches_of_8);
    const auto sentence = [&](Index limit) {
        EXPECT_LT(limit, Index{65} << 20);
        return "cannot read '" + path_ + "': it has 1073741824 bytes, but what is to be loaded has at most " +
               std::to_string(limit);
    };
    const Index limit = checkpoint::max_file_size(trainer.leaves());
    expect_refusal<FileError>(trainer, sentence(limit));

    const Index limit_of_weights = checkpoint::max_file_size_around(detail::weights_of(trainer.network()));
    expect_error<FileError>([&] { trainer.load_weights(path_); }, sentence(limit_of_weights));

    const std::string passed_over = "passed over: " + sentence(limit);
    const std::string folder = std::filesystem::path(path_).parent_path();
    expect_error<FileError>(
        [&] { trainer.load_latest(folder); },
        "cannot load the latest checkpoint in '" + folder + "', where none can be used; " + passed_over);
    saved();
    EXPECT_EQ(trainer.load_latest(folder).notes, Notes{passed_over});
}

TEST_F(TrainerCheckpoint, OfTheEndOfARunHasNoOpenOne) {
    path_ = folder_.path("end.xml");
    const Classifier trained = fitted({.epochs = 2});
    EXPECT_EQ(trained.save(path_), trained.digest());
    Classifier loaded(batches_of_8);
    loaded.load(path_);
    EXPECT_FALSE(loaded.has_open_run());
    EXPECT_EQ(loaded.digest(), trained.digest());
    fit(loaded, {.epochs = 1});
    EXPECT_EQ(loaded.network(), fitted({.epochs = 3}).network());
}

// Not even the order of the samples in the same epoch under another seed.
TEST_F(TrainerCheckpoint, LeavesNothingOfTheStateBefore) {
    saved();
    Classifier fresh(batches_of_8), used({.batch_size = 8, .seed = 77});
    fit(used, {.epochs = 3, .validation_split = 0.25}, [&](const BatchReport& report) {
        if (report.step == 5) used.pause();
    });
    for (Classifier* trainer : {&fresh, &used}) {
        trainer->load(path_);
        trainer->resume(samples.view(), at_batches([](const BatchReport&) {}),
                        at_epochs([](const EpochReport&) {}));
    }
    EXPECT_EQ(used.digest(), fresh.digest());
    EXPECT_EQ(used.digest(), fitted({.epochs = 3, .validation_split = 0.25}).digest());
}

TEST_F(TrainerCheckpoint, GivesItsWeightsAlone) {
    for (const char* name : {"state.bin", "state.xml", "weights.bin", "weights.xml"}) {
        const Classifier trained = paused_at(6, {.epochs = 3});
        const std::string path = folder_.path(name);
        if (std::string_view(name).starts_with("state"))
            trained.save(path);
        else
            trained.save_weights(path);
        Trainer<ClassifierNet, MeanSquaredError, Adam<>> other({.batch_size = 5, .seed = 9});
        other.load_weights(path);
        EXPECT_EQ(other.network(), trained.network()) << name;
        EXPECT_EQ(other.step(), 0u);
        EXPECT_EQ(other.seed(), 9u);
        EXPECT_FALSE(other.has_open_run());
    }
}

TEST_F(TrainerCheckpoint, OfWeightsIsNoState) {
    path_ = folder_.path("weights.bin");
    fitted({.epochs = 1}).save_weights(path_);
    EXPECT_EQ(checkpoint::read_file(path_).records.size(), 4u);
    expect_refusal<MismatchError>(
        Classifier(batches_of_8),
        path_ +
            ": expected a checkpoint of a trainer, found one of weights: load_weights reads weights alone");
}

TEST_F(TrainerCheckpoint, OfOtherWeightsIsRefused) {
    path_ = folder_.path("weights.bin");
    fitted({.epochs = 1}).save_weights(path_);
    Trainer<Sequential<Dense<4, 3, Softmax>>, Crossentropy, Sgd<>> trainer;
    const std::string digest = trainer.digest();
    expect_error<MismatchError>([&] { trainer.load_weights(path_); },
                                path_ +
                                    ": expected the topology Sequential<Dense<4,3,Softmax>>, found "
                                    "Sequential<Dense<4,6,Tanh>,Dropout<0.25>,Dense<6,3,Softmax>>" +
                                    std::string(detail::way_to_fitting_layers));
    EXPECT_EQ(trainer.digest(), digest);
}

TEST_F(TrainerCheckpoint, CountsCallbacksOfOneName) {
    Trainer<ClassifierNet, Crossentropy, Sgd<>, EarlyStopping, ReduceLrOnPlateau, EarlyStopping> trainer;
    EXPECT_EQ(*checkpoint::find(trainer.header(), "callbacks"),
              "early_stopping reduce_lr_on_plateau early_stopping_2");
}

TEST_F(TrainerCheckpoint, HasADigestOfEverythingThatIsState) {
    Classifier trainer = fitted({.epochs = 1, .validation_split = 0.25});
    trainer.set_learning_rate(0.005);  // which is noted
    fit(trainer, {.epochs = 3, .validation_split = 0.25}, [&](const BatchReport& report) {
        if (report.step == 6) trainer.pause();
    });
    trainer.set_rate_factor("0.kernel", 0.5);
    std::vector<std::string> digests{trainer.digest()};
    for (const Leaf& leaf : trainer.leaves()) {
        std::vector<std::byte> bytes = leaf.bytes();
        ASSERT_FALSE(bytes.empty()) << leaf.name();
        const std::byte before = bytes[0];
        bytes[0] ^= std::byte{1};
        leaf.assign(bytes);
        EXPECT_NE(trainer.digest(), digests[0]) << leaf.name();
        bytes[0] = before;
        leaf.assign(bytes);
    }
    EXPECT_EQ(trainer.digest(), digests[0]);
}

}  // namespace
}  // namespace staticnn
