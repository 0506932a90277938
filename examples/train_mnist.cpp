// SPDX-License-Identifier: BSL-1.0
//
// Trains a network on MNIST, Fashion-MNIST or the like, with checkpoints from which a killed run goes on as
// if nothing had happened.

#include <cstdint>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include <staticnn/staticnn.hpp>

#include "support/checkpoint_place.hpp"
#include "support/program.hpp"

using namespace staticnn;

namespace {

using Model = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<512, 10, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy>;
using Json = nlohmann::ordered_json;

struct Options : support::ImageOptions {
    std::uint64_t epochs = 5;
    Index batch = 32;
    Index threads = 1;
    std::uint64_t checkpoint_every = 0;
    bool resume = false;
    bool json = false;
    bool quiet = false;
};

void print(const Json& line) {
    std::printf("%s\n", line.dump().c_str());
    std::fflush(stdout);
}

void print_epoch(const EpochReport& epoch) {
    print({{"epoch", epoch.epoch},
           {"seconds", epoch.seconds},
           {"loss", epoch["loss"]},
           {"accuracy", epoch["accuracy"]},
           {"val_loss", epoch["val_loss"]},
           {"val_accuracy", epoch["val_accuracy"]},
           {"learning_rate", epoch["learning_rate"]}});
}

void print_result(Classifier& trainer, const ImageClassification& data, bool json) {
    const Scores scores = trainer.evaluate(data.test);
    if (json)
        print({{"test_loss", scores.loss()},
               {"test_accuracy", scores["accuracy"]},
               {"step", trainer.step()},
               {"digest", trainer.digest()}});
    else
        std::printf("test loss %.4f, test accuracy %.4f after step %llu; digest %s\n", scores.loss(),
                    scores["accuracy"], static_cast<unsigned long long>(trainer.step()),
                    trainer.digest().c_str());
}

/// Throws ArgumentError when the file holds a run of another length.
void load(Classifier& trainer, const support::CheckpointPlace& place, const Options& options) {
    for (const std::string& note : place.load(trainer)) std::fprintf(stderr, "%s\n", note.c_str());
    if (!trainer.has_open_run()) return;
    const std::uint64_t epochs = trainer.epoch() - trainer.run().epochs_done + trainer.run().epochs_asked;
    if (epochs != options.epochs)
        throw ArgumentError("--epochs is expected to be " + std::to_string(epochs) + ", as in the run that " +
                            options.checkpoint + " interrupts; found " + std::to_string(options.epochs));
}

int train(const Options& options) {
    const support::CheckpointPlace place(options.checkpoint, options.ending());
    if (!place.is_folder()) options.check_ending();
    const StopSignals stop;
    Classifier trainer({.batch_size = options.batch, .seed = options.seed, .threads = options.threads});
    const ImageClassification data = load_mnist(options.data_folder());
    if (options.resume)
        load(trainer, place, options);
    else
        place.expect_unused();

    const auto save = [&] { place.save(trainer); };
    const auto after_batch = on_batch_end([&](const BatchReport& batch) {
        if (options.checkpoint_every != 0 && batch.step % options.checkpoint_every == 0) save();
    });
    const auto after_epoch = on_epoch_end([&](const EpochReport& epoch) {
        if (options.json && !options.quiet) print_epoch(epoch);
        save();
    });
    const auto validation = validation_data(data.test);
    const bool is_silent = options.json || options.quiet;
    const Progress progress =
        show_progress(std::cout, {.style = is_silent ? ProgressStyle::silent : ProgressStyle::automatic});
    if (trainer.has_open_run())
        trainer.resume(data.train, validation, stop, progress, after_batch, after_epoch);
    else if (trainer.epoch() < options.epochs || options.epochs == 0)
        trainer.fit(data.train, {.epochs = options.epochs - trainer.epoch()}, validation, stop, progress,
                    after_batch, after_epoch);
    if (trainer.has_open_run()) {
        save();
        return options.stopped(trainer.step());
    }
    print_result(trainer, data, options.json);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    support::CommandLine command_line{
        "Trains 784-512-relu-dropout 0.2-10-softmax with Adam and tests it. The test images are the "
        "validation data of every epoch too. Ctrl-C ends the program after the batch that is under way. Exit "
        "codes: 0 done, 1 an error, 2 a wrong command line, 130 stopped by Ctrl-C or SIGTERM, to be "
        "resumed."};
    Options options;
    options.add_to(command_line);
    command_line.option("--epochs", options.epochs, "Epochs in all, those before --resume included");
    command_line.option("--batch", options.batch, "Images of one update", {.one_of = {"32", "128", "512"}});
    command_line.option("--threads", options.threads, "Threads that compute; 0 for one on each processor");
    command_line.option("--checkpoint-every", options.checkpoint_every,
                        "Write the checkpoint every so many updates too, not only at the end of every epoch",
                        {.placeholder = "STEPS", .least = 1, .needs = "--checkpoint"});
    command_line.flag(
        "--resume", options.resume,
        "Go on from the checkpoint, or from the newest intact one of the folder; without any start "
        "from the beginning",
        {.needs = "--checkpoint"});
    command_line.flag("--json", options.json, "Print one JSON object a line");
    command_line.flag("--quiet", options.quiet, "Print the result alone");
    options.command = support::resuming_command(argc, argv);
    return command_line.run(argc, argv, [&] { return train(options); });
}
