// SPDX-License-Identifier: BSL-1.0
// Trains in two runs, with settings of every kind that are not the defaults; writes the program that the page
// about it shows, and the state: train FILE.hpp FILE.bin
#include <cstdio>

#include <staticnn/checkpoint/atomic_file.hpp>
#include <staticnn/report/reproduction.hpp>
#include <staticnn/staticnn.hpp>

#include "support/samples.hpp"

using namespace staticnn;

namespace {

using Model = Sequential<Dense<6, 8, Relu>, BatchNormalization<8>, Dropout<0.2>, Dense<8, 3, Softmax>>;
using Classifier = Trainer<Model, Smoothed<SparseCategoricalCrossentropy, 0.1>, Adam<>, Accuracy,
                           EarlyStopping, ClassificationReport, GlobalClipNorm, EarlyStopping>;

}  // namespace

int main(int, char** argv) try {
    Classifier trainer({.batch_size = 7, .seed = 3}, Adam<>{.learning_rate = 0.01, .beta_1 = 0.8},
                       EarlyStopping{.monitor = "loss", .patience = 4},
                       EarlyStopping{.min_delta = 0.5, .patience = 2, .restore_best_weights = true},
                       ClassificationReport{.worst = 3}, GlobalClipNorm{0.5});
    trainer.set_rate_factor("0.bias", 0.5);
    const auto data = class_samples<float, 6, 3>(20), validation = class_samples<float, 6, 3>(9);
    trainer.fit(data, {.epochs = 2, .shuffle = false}, validation_data(validation));
    trainer.set_learning_rate(0.003);
    trainer.fit(data, {.epochs = 8, .shuffle = false}, validation_data(validation));
    const checkpoint::File file{trainer.contents(), checkpoint::Format::binary};
    const report::StateView state(file);
    checkpoint::replace_file(argv[1], report::Reproduction({"", &state}).text());
    trainer.save(argv[2]);
    return 0;
} catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
