// SPDX-License-Identifier: BSL-1.0
//
// Training that is interrupted and continued: train a network on the first 3,000 images, save it, load it in
// a separate process, see that it is the same to the last bit, and go on with the next 3,000 images.

#include <unistd.h>

#include <array>
#include <cstdio>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <staticnn/staticnn.hpp>

#include "support/process.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

using namespace staticnn;

namespace {

using Model = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<512, 10, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy>;

constexpr TrainerOptions defaults{.batch_size = 32};
constexpr FitOptions ten_epochs{.epochs = 10, .validation_split = 0.2};
constexpr Index images = 3000;  // of each phase

/// What the two processes compare. A number is written with the digits that give it back, so that equal texts
/// are equal bits.
struct Fact {
    const char* name;
    std::string text;
};

std::array<Fact, 4> facts_of(Classifier& trainer, const ImageClassification& data) {
    const Scores scores = trainer.evaluate(data.test);
    return {{{"test loss", text_of_number(scores.loss())},
             {"test accuracy", text_of_number(scores["accuracy"])},
             {"learning rate", text_of_number(trainer.learning_rate())},
             {"digest of the state", trainer.digest()}}};
}

int train_and_save(const support::ImageOptions& options) {
    options.check_ending();
    const std::string folder = options.data_folder();
    const ImageClassification data = load_mnist(folder);
    std::printf("Images from %s\n\n%s\n", folder.c_str(), summary<Model>().c_str());

    std::printf("1. Train on images 1 to 3,000, in process %d\n", static_cast<int>(::getpid()));
    Classifier trainer({.batch_size = defaults.batch_size, .seed = options.seed});
    trainer.fit(data.train.take(images), ten_epochs, show_progress(std::cout));

    std::optional<support::TemporaryFolder> temporary;
    std::string path = options.checkpoint;
    if (path.empty()) path = temporary.emplace().path() + "/checkpoint" + options.ending();
    trainer.save(path);
    std::printf("\n2. Save everything to %s\n", path.c_str());

    std::vector<std::string> arguments{"--data", folder, "--continue", path};
    for (const Fact& fact : facts_of(trainer, data)) {
        std::printf("   %-20s %s\n", fact.name, fact.text.c_str());
        arguments.push_back(fact.text);
    }
    return support::run_again(arguments);
}

int load_and_continue(const support::ImageOptions& options, const std::vector<std::string>& saved) {
    const std::string& path = saved.at(0);
    const ImageClassification data = load_mnist(options.data_folder());
    std::printf("\n3. Load it in another process, %d\n", static_cast<int>(::getpid()));
    Classifier trainer(defaults);
    for (const std::string& note : trainer.load(path).notes) std::printf("   %s\n", note.c_str());
    const std::array<Fact, 4> facts = facts_of(trainer, data);
    for (Index i = 0; i < facts.size(); ++i) {
        const std::string& expected = saved.at(i + 1);
        const bool is_same = facts[i].text == expected;
        std::printf("   %-20s %-20s %s\n", facts[i].name, facts[i].text.c_str(),
                    is_same ? "the same to the last bit" : "NOT THE SAME");
        if (!is_same)
            throw std::runtime_error(std::string("the ") + facts[i].name + " is expected to be " + expected +
                                     " as before saving, found " + facts[i].text);
    }

    std::printf("\n4. Train on images 3,001 to 6,000\n");
    trainer.fit(data.train.slice(images, images), ten_epochs, show_progress(std::cout));
    const Scores scores = trainer.evaluate(data.test);
    std::printf("\n5. Test: loss %.4f after %llu updates\n", scores.loss(),
                static_cast<unsigned long long>(trainer.step()));
    std::printf("final_test_accuracy=%.4f\n", scores["accuracy"]);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    support::CommandLine command_line{
        "Trains on 3,000 images, saves, loads in a separate process and trains on 3,000 more."};
    support::ImageOptions options;
    options.add_to(command_line);

    std::vector<std::string> saved;  // the file, and what was found before it was saved
    command_line.own_call("--continue", saved, 5);
    return command_line.run(argc, argv, [&] {
        return saved.empty() ? train_and_save(options) : load_and_continue(options, saved);
    });
}
