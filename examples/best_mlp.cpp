// SPDX-License-Identifier: BSL-1.0
//
// How far a multi-layer perceptron goes on MNIST and Fashion-MNIST: one recipe for both. For the first three
// fifths of the epochs the network never sees an image twice: each time it is shifted and turned a little.
// The last epochs show the images as they are, as the test does, while the learning rate falls to nothing.

#include <cstdint>
#include <cstdio>
#include <iostream>
#include <string>

#include <staticnn/staticnn.hpp>

#include "support/checkpoint_place.hpp"
#include "support/program.hpp"

using namespace staticnn;

namespace {

using Model = Sequential<Dense<784, 512, Linear, NoBias>, BatchNormalization<512>, Activation<Relu>,
                         Dropout<0.3>, Dense<512, 512, Linear, NoBias>, BatchNormalization<512>,
                         Activation<Relu>, Dropout<0.3>, Dense<512, 10, Softmax>>;
using Classifier = Trainer<Model, Smoothed<SparseCategoricalCrossentropy, 0.1>, AdamW<OneCycle>, Accuracy>;

constexpr Index batch_size = 128;
constexpr AugmentationOptions motion{.max_shift = 1.25, .max_rotation = 10};

struct Options : support::ImageOptions {
    std::uint64_t epochs = 30;
    double validation_split = 0;
    bool resume = false;

    std::uint64_t moved_epochs() const { return epochs - epochs / 2; }

    /// Updates of the whole training, over which the learning rate goes up and down once.
    std::uint64_t steps(Index images) const {
        const Index held_back = validation_split > 0 ? validation_rows(images, validation_split) : 0;
        return (images - held_back + batch_size - 1) / batch_size * epochs;
    }
};

/// Throws ArgumentError when the file holds a training of another length.
void load(Classifier& trainer, const support::CheckpointPlace& place, const Options& options,
          std::uint64_t steps) {
    for (const std::string& note : place.load(trainer, {})) std::fprintf(stderr, "%s\n", note.c_str());
    const std::uint64_t found = trainer.optimizer().learning_rate.total_steps;
    if (found != steps)
        throw ArgumentError("the training in " + options.checkpoint + " is expected to have " +
                            std::to_string(steps) + " updates, as these images and --epochs " +
                            std::to_string(options.epochs) + " make; found " + std::to_string(found));
    if (trainer.step() != 0) options.resumed(trainer.step(), trainer.epoch());
}

int train(const Options& options) {
    const support::CheckpointPlace place(options.checkpoint, options.ending());
    if (!place.is_folder()) options.check_ending();
    const StopSignals stop;
    const ImageClassification data = load_mnist(options.data_folder());
    const std::uint64_t steps = options.steps(data.train.rows());
    Classifier trainer(
        {.batch_size = batch_size, .seed = options.seed},
        AdamW<OneCycle>{.learning_rate = {.max_rate = 0.004, .total_steps = steps, .pct_start = 0.2},
                        .weight_decay = 0.01});
    if (options.resume)
        load(trainer, place, options, steps);
    else
        place.expect_unused();
    place.make_folder();

    const auto save = [&] { place.save(trainer); };
    const auto after_epoch = on_epoch_end([&](const EpochReport&) { save(); });
    const auto train_until = [&](std::uint64_t epoch, const auto& images, const char* what) {
        if (trainer.epoch() >= epoch || stop.asked()) return;
        std::printf("Epochs %llu to %llu: %s\n", static_cast<unsigned long long>(trainer.epoch() + 1),
                    static_cast<unsigned long long>(epoch), what);
        const Progress progress = show_progress(std::cout);
        if (trainer.has_open_run())
            trainer.resume(images, stop, progress, after_epoch);
        else
            trainer.fit(images,
                        {.epochs = epoch - trainer.epoch(), .validation_split = options.validation_split},
                        stop, progress, after_epoch);
    };
    const auto moved_images = prefetched(augmented<28, 28>(data.train, motion));
    train_until(options.moved_epochs(), moved_images, "images shifted and turned");
    train_until(options.epochs, data.train, "images as they are");
    if (trainer.epoch() < options.epochs) {
        save();
        return options.stopped(trainer.step());
    }
    std::printf("test_accuracy=%.4f\n", trainer.evaluate(data.test)["accuracy"]);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    support::CommandLine command_line{
        "Trains 784-512-512-10 with batch normalization, dropout, smoothed labels, AdamW and one cycle of "
        "the learning rate, "
        "first on "
        "images that are shifted and turned, then on the images themselves. The test images are looked at "
        "once, at "
        "the end."};
    Options options;
    options.add_to(command_line);
    command_line.option("--epochs", options.epochs, "Epochs in all, those before --resume included",
                        {.is_positive = true});
    command_line.option(
        "--validation-split", options.validation_split,
        "Share of the training images that is held back and tested after every epoch: to try another recipe",
        {.placeholder = "SHARE", .most = 0.9});
    command_line.flag("--resume", options.resume,
                      "Go on from the checkpoint; without the file start from the beginning",
                      {.needs = "--checkpoint"});
    options.command = support::resuming_command(argc, argv);
    return command_line.run(argc, argv, [&] { return train(options); });
}
