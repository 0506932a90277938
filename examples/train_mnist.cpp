// SPDX-License-Identifier: BSL-1.0
//
// Trains a network on MNIST, Fashion-MNIST or the like, with checkpoints from which a killed run goes on as
// if nothing had happened.

#include <cstdint>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <staticnn/staticnn.hpp>

#include "support/checkpoint_place.hpp"
#include "support/command_line.hpp"
#include "train_mnist/logs.hpp"
#include "train_mnist/options.hpp"
#include "train_mnist/resume.hpp"

using namespace staticnn;

namespace {

using Model = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<512, 10, Softmax>>;
template <class... Callbacks>
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy, Callbacks...>;
using Images = ImageClassification::Part::View;
using Json = nlohmann::ordered_json;
using train_mnist::Options;

void print(const Json& line) {
    std::printf("%s\n", line.dump().c_str());
    std::fflush(stdout);
}

void print_epoch(const EpochReport& epoch) {
    Json line{{"epoch", epoch.epoch},
              {"seconds", epoch.seconds},
              {"loss", epoch["loss"]},
              {"accuracy", epoch["accuracy"]},
              {"val_loss", epoch["val_loss"]},
              {"val_accuracy", epoch["val_accuracy"]},
              {"learning_rate", epoch["learning_rate"]}};
    std::vector<std::string> notes(epoch.notes_of_run.begin(), epoch.notes_of_run.end());
    notes.insert(notes.end(), epoch.notes_of_epoch.begin(), epoch.notes_of_epoch.end());
    if (!notes.empty()) line["notes"] = notes;
    print(line);
}

template <class Trainer>
void print_result(Trainer& trainer, const ImageClassification& data, bool json) {
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

/// True when early stopping has ended the file's run before its time: nothing is left to do, whatever epochs
/// are asked for.
template <class Trainer>
bool has_stopped_early(const Trainer& trainer, const Options& options) {
    const std::uint64_t stopped = trainer.template callback<EarlyStopping>().stopped_epoch();
    if (stopped == 0 || stopped != trainer.epoch() || trainer.run().epochs_done >= trainer.run().epochs_asked)
        return false;
    if (!options.quiet)
        std::fprintf(stderr, "early stopping has ended this training after epoch %llu\n",
                     static_cast<unsigned long long>(stopped));
    return true;
}

/// What is trained on, and what is looked at after every epoch.
Split<Images> parts_of(const ImageClassification& data, const Options& options) {
    if (options.validation_split == 0) return {data.train.view(), data.test.view()};
    return data.train.split(options.validation_split);
}

/// `more` are callbacks that most trainings do without.
template <class... More>
int train(Options options, const support::CommandLine& command_line, const More&... more) {
    const support::CheckpointPlace place(options.checkpoint, options.ending());
    if (!place.is_folder()) options.check_ending();
    const train_mnist::Logs logs(options.logs);
    const StopSignals stop;
    Classifier<EarlyStopping, HealthMonitor, ClassificationReport, More...> trainer(
        {.batch_size = options.batch, .seed = options.seed, .threads = options.threads},
        Adam<>{.learning_rate = options.learning_rate},
        EarlyStopping{.patience = options.patience, .restore_best_weights = options.restore_best},
        HealthMonitor{.interval = options.health_interval}, more...);
    const ImageClassification data = load_mnist(options.data_folder());
    if (options.resume)
        train_mnist::load(trainer, place, options, command_line);
    else
        place.expect_unused();
    place.make_folder();
    const bool is_over = options.resume && has_stopped_early(trainer, options);

    const auto save = [&] { place.save(trainer); };
    const auto after_batch = on_batch_end([&](const BatchReport& batch) {
        if (options.checkpoint_every != 0 && batch.step % options.checkpoint_every == 0) save();
    });
    const auto after_epoch = on_epoch_end([&](const EpochReport& epoch) {
        if (options.json && !options.quiet) print_epoch(epoch);
        logs.write(trainer);  // before the checkpoint, so that they are never behind it
        save();
    });
    const Split<Images> parts = parts_of(data, options);
    const auto validation = validation_data(parts.validation);
    if (!is_over && (trainer.has_open_run() || trainer.epoch() < options.epochs)) {
        const Progress progress = show_progress(std::cout, {.style = options.progress_style()});
        if (trainer.has_open_run())
            trainer.resume(parts.training, validation, stop, progress, after_batch, after_epoch);
        else
            trainer.fit(parts.training, {.epochs = options.epochs - trainer.epoch()}, validation, stop,
                        progress, after_batch, after_epoch);
    }
    if (trainer.has_open_run()) {
        save();
        return options.stopped(trainer.step());
    }
    print_result(trainer, data, options.json);
    return 0;
}

int find_learning_rate(const Options& options) {
    Classifier<LearningRateFinder> trial(
        {.batch_size = options.batch, .seed = options.seed, .threads = options.threads});
    const LearningRateFinder finder;
    trial.fit(load_mnist(options.data_folder()).train, {.epochs = finder.batches});  // ends before
    const double rate = trial.callback<LearningRateFinder>().suggestion();
    if (options.json)
        print({{"suggested_learning_rate", rate}});
    else
        std::printf("suggested learning rate: %.2g, where the loss falls fastest\n", rate);
    return 0;
}

int run(const Options& options, const support::CommandLine& command_line) {
    if (options.find_learning_rate) return find_learning_rate(options);
    if (options.average_from == train_mnist::never) return train(options, command_line);
    return train(options, command_line,
                 StochasticWeightAverage{.start_from_epoch = options.average_from, .replaces = true});
}

}  // namespace

int main(int argc, char** argv) {
    support::CommandLine command_line{
        "Trains 784-512-relu-dropout 0.2-10-softmax with Adam and tests it. Ctrl-C ends the program after "
        "the "
        "batch that is under way. Exit codes: 0 done, 1 an error, 2 a wrong command line or configuration "
        "file, 130 stopped by Ctrl-C or SIGTERM, to be resumed."};
    Options options;
    options.add_to(command_line);
    options.command = support::resuming_command(argc, argv);
    return command_line.run(argc, argv, [&] { return run(options, command_line); });
}
