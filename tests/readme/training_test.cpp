// SPDX-License-Identifier: BSL-1.0
// The code of the README, compiled and run; tests/readme/CMakeLists.txt compares the two texts.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "program_folder.hpp"
#include "staticnn/report/html_report.hpp"
#include "staticnn/staticnn.hpp"

namespace {

using namespace staticnn;

const auto images = some_images();

// clang-format off
using Model = Sequential<Dense<784, 128, Tanh, HeNormal>, Dense<128, 10, Softmax>>;
using Classifier =
    Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy, EarlyStopping, ReduceLrOnPlateau>;
// clang-format on

// clang-format off
using Watched =
    Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy, ClassificationReport, HtmlReport>;
// clang-format on

using Readme = InOwnFolder;

TEST_F(Readme, own_arrays) {
    // clang-format off
std::vector<float> x = {0, 0, 0, 1, 1, 0, 1, 1};  // [rows, 2], row after row
std::vector<std::uint8_t> y = {0, 1, 1, 0};       // a class for each row
Dataset<float, 2, Labels<2>> data(x, y);          // keeps its own copy; values: Dataset<float, 2, Rows<float, 1>>

Trainer<Sequential<Dense<2, 8, Tanh>, Dense<8, 2, Softmax>>, SparseCategoricalCrossentropy, Adam<>> network(
    {.batch_size = 4});
network.fit(data, {.epochs = 200});
const auto outputs = network.predict(rows<2>(x));          // of all rows: outputs.view().row(3)[0]
const auto one = network.predict(std::array{1.0f, 0.0f});  // of one sample: one[1]
const auto found = network.predict_classes(rows<2>(x));    // found[3]
    // clang-format on
    ASSERT_EQ(found.size(), 4u);
    EXPECT_EQ(one[1], outputs.view().row(2)[1]);
    for (Index row = 0; row < found.size(); ++row)
        EXPECT_EQ(found[row], outputs.view().row(row)[1] > outputs.view().row(row)[0] ? 1u : 0u);
}

using Deep =
    Sequential<Dense<20, 64, Linear, NoBias, HeNormal>, BatchNormalization<64>, Activation<Relu>,
               Residual<Dense<64, 64, Relu, L2<1e-4>, MaxNorm<3>>, Dense<64, 64>>, Dense<64, 3, Softmax>>;
using DeepTrainer =
    Trainer<Deep, SparseCategoricalCrossentropy, Adam<CosineDecay>, F1Score<3>, GlobalClipNorm>;

TEST_F(Readme, options_of_layers) {
    DeepTrainer deep({.batch_size = 16},
                     Adam<CosineDecay>{.learning_rate = {.initial_rate = 0.003, .decay_steps = 500}},
                     GlobalClipNorm{.limit = 0.5});
    EXPECT_EQ(deep.learning_rate(), 0.003);
    EXPECT_EQ(deep.update_rule<GlobalClipNorm>().limit, 0.5);
}

TEST_F(Readme, training_and_resuming) {
    std::string digest;
    {
        // clang-format off
Classifier trainer({.batch_size = 64, .seed = 7}, Adam<>{.learning_rate = 0.002},
                   EarlyStopping{.patience = 3, .restore_best_weights = true});
const History history = trainer.fit(images, {.epochs = 20, .validation_split = 0.2},
                                    on_epoch_end([&](const EpochReport&) { trainer.save("last.bin"); }));
        // clang-format on
        EXPECT_GE(history.size(), 1u);
        EXPECT_GT(history["accuracy"].back(), 0.9);
        digest = trainer.digest();
    }
    {
        // clang-format off
Classifier trainer({.batch_size = 64});
trainer.load("last.bin");
if (trainer.has_open_run()) trainer.resume(images);
        // clang-format on
        EXPECT_EQ(trainer.digest(), digest);
    }
    {
        // clang-format off
Classifier tuned({.batch_size = 16}, Adam<>{.learning_rate = 1e-4});
tuned.load("last.bin", {.allow_batch_size_change = true, .keep_learning_rate = true});

using NewHead = Sequential<Dense<784, 128, Tanh, HeNormal>, Dense<128, 3, Softmax>>;
Trainer<NewHead, SparseCategoricalCrossentropy, Adam<>> transferred;
const auto report = transferred.load_matching_weights("last.bin");  // report.taken, report.skipped
transferred.freeze("0");
        // clang-format on
        EXPECT_EQ(tuned.learning_rate(), 1e-4);
        EXPECT_EQ(tuned.batch_size(), 16u);
        EXPECT_EQ(report.taken, (std::vector<std::string>{"network.0.kernel", "network.0.bias"}));
        EXPECT_EQ(report.skipped.size(), 1u);
    }
}

TEST_F(Readme, coming_from_keras) {
    const auto& test_images = images;
    // clang-format off
Classifier trainer({.batch_size = 64}, Adam<>{.learning_rate = 0.002},
                   EarlyStopping{.patience = 3, .restore_best_weights = true},
                   ReduceLrOnPlateau{.patience = 2});

const History history = trainer.fit(images, {.epochs = 20, .validation_split = 0.2}, show_progress(std::cout));
std::printf("%.4f\n", history["val_accuracy"].back());
trainer.save("model.bin");

Classifier restored({.batch_size = 64});
restored.load("model.bin");
const auto scores = restored.evaluate(test_images);  // scores["loss"], scores["accuracy"]
const auto probabilities = restored.predict(test_images.features());  // [rows, 10]
const auto classes = restored.predict_classes(test_images.features());
    // clang-format on
    EXPECT_GT(history.size(), 1u);
    EXPECT_EQ(restored.digest(), trainer.digest());
    EXPECT_GT(scores["accuracy"], 0.9);
    for (Index row = 0; row < classes.size(); ++row) {
        const auto shares = probabilities.view().row(row);
        EXPECT_EQ(std::max_element(shares.begin(), shares.end()) - shares.begin(), classes[row]);
    }
}

TEST_F(Readme, checkpoints_in_a_folder) {
    // clang-format off
using Saved = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, ModelCheckpoint>;
    // clang-format on
    std::filesystem::create_directory("checkpoints");
    std::string digest;
    const auto program = [&](const std::string& final_model = "") {
        // clang-format off
Saved trainer({.batch_size = 64}, ModelCheckpoint{.path = "checkpoints/{step:06d}.bin",
                                                  .save_freq_batches = 5,
                                                  .keep_last = 3,
                                                  .in_background = true});
if (checkpoint::latest("checkpoints"))  // of an earlier process
    for (const std::string& note : trainer.load_latest("checkpoints").notes) std::puts(note.c_str());
if (trainer.has_open_run())
    trainer.resume(images);
else if (trainer.epoch() == 0)  // nothing was loaded
    trainer.fit(images, {.epochs = 3});
        // clang-format on
        digest = trainer.digest();
        if (!final_model.empty()) trainer.save(final_model);
    };
    program();
    const std::string uninterrupted = digest;
    EXPECT_EQ(checkpoint::latest("checkpoints")->path, "checkpoints/000020.bin");
    std::filesystem::remove("checkpoints/000020.bin");
    program("checkpoints/final.bin");
    EXPECT_EQ(digest, uninterrupted);
    EXPECT_EQ(checkpoint::latest("checkpoints")->path, "checkpoints/final.bin");
    program();
    EXPECT_EQ(digest, uninterrupted) << "what is done is not trained again";
}

TEST_F(Readme, verification) {
    // clang-format off
const ResumeReport report = verify_resume([] { return Classifier({.batch_size = 64}); }, images,
                                          {.steps_before = 3, .validation_split = 0.2});
for (const std::string& difference : report.differences) std::puts(difference.c_str());
    // clang-format on
    EXPECT_TRUE(report.is_exact());
}

TEST_F(Readme, a_page_about_a_training) {
    // clang-format off
Watched watched({.batch_size = 64}, ClassificationReport{.worst = 32}, HtmlReport{.path = "report.html"});
watched.fit(images, {.epochs = 3, .validation_split = 0.2});
    // clang-format on
    EXPECT_TRUE(std::filesystem::exists("report.html"));
    EXPECT_EQ(watched.callback<ClassificationReport>().worst_samples().size(), 32u);
}

TEST_F(Readme, loop_without_trainer) {
    // clang-format off
Network<Model> network(1);  // seed
Workspace<Model, float> workspace(32);
Storage<Model, float> gradients;
Adam<> adam;
Slots<Adam<>, Model, float> slots;
for (std::uint64_t step = 0; step < 10; ++step) {
    const double loss = compute_gradients<SparseCategoricalCrossentropy>(
        network, images.slice(step * 32, 32), {.seed = 1, .step = step}, workspace, gradients);
    std::printf("%.4f\n", loss);
    apply_gradients(adam, step + 1, gradients, network, slots);
}
    // clang-format on
    Storage<Model, float> unused;
    EXPECT_LT(compute_gradients<SparseCategoricalCrossentropy>(network, images.take(32),
                                                               {.seed = 1, .step = 10}, workspace, unused),
              1.0);
}

}  // namespace
