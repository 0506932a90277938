// SPDX-License-Identifier: BSL-1.0
// The code of examples/guides, compiled and run; tests/readme/CMakeLists.txt compares the texts.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "program_folder.hpp"
#include "staticnn/staticnn.hpp"

namespace {
namespace guides {

using namespace staticnn;

const auto images = some_images(0);
const auto& test_images = images;
const auto foreign_images = some_images(1);

// clang-format off
using Logits = Sequential<Dense<784, 128, Relu>, Dropout<0.2>, Dense<128, 10>>;
using Classifier = Trainer<Logits, FromLogits<SparseCategoricalCrossentropy>, AdamW<>, GlobalClipNorm>;

using AsInPyTorch = VarianceScaling<0.3333333, FanMode::in, ScaledDistribution::uniform>;
using Layer = Dense<784, 128, Relu, AsInPyTorch>;
// clang-format on

using Guides = InOwnFolder;

TEST_F(Guides, coming_from_pytorch) {
    // clang-format off
Classifier trainer({.batch_size = 64, .seed = 7},
                   AdamW<>{.learning_rate = 0.002, .weight_decay = 0.01, .epsilon = 1e-8},
                   GlobalClipNorm{.limit = 1});
const History history = trainer.fit(images, {.epochs = 3}, show_progress(std::cout));
trainer.save("model.bin");
const auto classes = trainer.predict_classes(test_images.features());
const double loss = trainer.evaluate(test_images)["loss"];
    // clang-format on
    ASSERT_EQ(classes.size(), 400u);
    EXPECT_LT(loss, history["loss"].front());
    EXPECT_GT(std::filesystem::file_size("model.bin"), 3u * 4 * Logits::parameter_count);
}

TEST_F(Guides, a_loop_of_ones_own) {
    Classifier trainer({.batch_size = 64});
    // clang-format off
for (Index first = 0; first + 64 <= images.rows(); first += 64) {
    const double loss = trainer.train_on_batch(images.slice(first, 64));
    if (first % 640 == 0) std::printf("%.4f\n", loss);
}
    // clang-format on
    EXPECT_EQ(trainer.step(), 6u);
}

TEST_F(Guides, start_values_of_pytorch) {
    const Network<Sequential<Layer>> network(1);
    float largest = 0;
    for (const float value : network.values("0.kernel")) largest = std::max(largest, std::abs(value));
    EXPECT_NEAR(largest, 1.0 / 28, 1e-4);  // 1 / sqrt(784)
}

/// The error's text, or nothing.
template <class Call>
std::string error_of(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST_F(Guides, runs) {
    Classifier whole({.batch_size = 64});
    whole.fit(images, {.epochs = 4});
    {
        Classifier trainer({.batch_size = 64});
        // clang-format off
trainer.fit(images, {.epochs = 4}, on_batch_end([&](const BatchReport& batch) {
                if (batch.step == 10) trainer.save("run.bin");  // in the midst of the second epoch
            }));
        // clang-format on
        EXPECT_EQ(trainer.digest(), whole.digest());
    }
    {
        // clang-format off
Classifier trainer({.batch_size = 64, .threads = 2});
trainer.load("run.bin");
std::printf("%s\n", trainer.run().progress().c_str());  // 1 of 4 epochs done
const History history = trainer.resume(images);
for (const std::string& note : history.notes()) std::puts(note.c_str());  // none
        // clang-format on
        EXPECT_EQ(trainer.digest(), whole.digest());
        EXPECT_TRUE(history.notes().empty());
    }
    Classifier trainer({.batch_size = 64});
    trainer.load("run.bin");
    EXPECT_EQ(trainer.run().progress(), "1 of 4 epochs done");
    EXPECT_EQ(error_of([&] { trainer.fit(images, {.epochs = 1}); }),
              "fit starts a new run, but one is open (1 of 4 epochs done): finish it with resume, or give it "
              "up with "
              "abandon_run");
    EXPECT_EQ(error_of([&] { trainer.resume(images.take(300)); }),
              "resume is expected to get the data of the open run, 400 samples for training; found 300");
    {
        Classifier copy = trainer;
        const auto notes = copy.resume(foreign_images).notes();
        ASSERT_FALSE(notes.empty());
        EXPECT_EQ(notes[0], "data: they are not the samples that the run began with");
    }
    Classifier refuses({.batch_size = 64, .data_drift = DataDrift::refuse});
    refuses.load("run.bin");
    EXPECT_TRUE(error_of([&] { refuses.resume(foreign_images); })
                    .starts_with(
                        "resume is expected to get data like those of the open run: they are not the samples "
                        "that the run began with"));
    Classifier larger({.batch_size = 128});
    EXPECT_NE(error_of([&] { larger.load("run.bin"); }).find("expected the batch size 128, found 64"),
              std::string::npos);
    larger.load("run.bin", {.allow_batch_size_change = true});
    EXPECT_EQ(larger.resume(images).notes(),
              std::vector<std::string>{"batch_size: 128 now, 64 in this run before it was interrupted"});

    // clang-format off
trainer.abandon_run();  // the weights stay as they are
trainer.fit(images, {.epochs = 1});
    // clang-format on
    EXPECT_FALSE(trainer.has_open_run());
    EXPECT_EQ(trainer.epoch(), 2u);
}

template <class Topology, class Optimizer, class... Options>
using Other = Trainer<Topology, FromLogits<SparseCategoricalCrossentropy>, Optimizer, Options...>;

TEST_F(Guides, files_of_other_trainers) {
    constexpr TrainerOptions options{.batch_size = 64, .seed = 9};
    Classifier({.batch_size = 64}).save("a.bin");

    using LessDropout = Sequential<Dense<784, 128, Relu>, Dropout<0.1>, Dense<128, 10>>;
    Other<LessDropout, AdamW<>, GlobalClipNorm> less(options);
    EXPECT_NE(error_of([&] { less.load("a.bin"); }).find("load_matching_weights takes the layers that fit"),
              std::string::npos);

    using Restrained =
        Sequential<Dense<784, 128, Relu, HeNormal, L2<1e-4>, MaxNorm<3>>, Dropout<0.2>, Dense<128, 10>>;
    Other<Restrained, AdamW<>, GlobalClipNorm> restrained(options, AdamW<>{.learning_rate = 0.5});
    EXPECT_EQ(restrained.load("a.bin").notes,
              (std::vector<std::string>{"optimizer.learning_rate.value: 0.001 in the file replaces 0.5: "
                                        "keep_learning_rate keeps that of the trainer",
                                        "seed: 0 in the file replaces 9"}));

    Other<Logits, Adam<>, GlobalClipNorm> adam(options);
    EXPECT_EQ(
        error_of([&] { adam.load("a.bin"); }),
        "a.bin: expected the optimizer Adam<>, found AdamW<>: reset_optimizer keeps that of the trainer");

    Other<Logits, AdamW<>, Accuracy, GlobalClipNorm, TerminateOnNan> more(options);
    std::string notes;
    for (const std::string& note : more.load("a.bin").notes) notes += note + '\n';
    std::puts(notes.c_str());
    EXPECT_NE(notes.find("callback 'terminate_on_nan' is not in the file and starts fresh\n"), notes.npos)
        << notes;
    EXPECT_NE(notes.find("metric 'accuracy' is not in the file and starts fresh\n"), notes.npos) << notes;
    more.save("more.bin");
    Classifier fewer(options);
    EXPECT_NE(error_of([&] { fewer.load("more.bin"); }), "");
    fewer.load("more.bin", {.drop_callbacks = {"terminate_on_nan"}, .drop_metrics = {"accuracy"}});
    EXPECT_EQ(fewer.digest(), Classifier({.batch_size = 64}).digest());
}

TEST_F(Guides, bits) {
    Classifier a({.batch_size = 64}), b({.batch_size = 64, .threads = 2});
    Other<Logits, AdamW<>, GlobalClipNorm, TerminateOnNan> with_callback({.batch_size = 64});
    a.fit(images, {.epochs = 1});
    b.fit(images, {.epochs = 1});
    with_callback.fit(images, {.epochs = 1});
    EXPECT_EQ(a.digest(), b.digest());
    EXPECT_NE(a.digest(), with_callback.digest());
    EXPECT_TRUE(a.network() == with_callback.network());
}

}  // namespace guides
}  // namespace
