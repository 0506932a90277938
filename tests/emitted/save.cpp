// SPDX-License-Identifier: BSL-1.0
// Saves a trainer whose type has a bit of everything: save FILE
#include <cstdio>

#include <staticnn/staticnn.hpp>

#include "support/samples.hpp"

using namespace staticnn;

namespace {

using Model =
    Sequential<Flatten<2, 3>, Frozen<Dense<6, 8>>, BatchNormalization<8>, Activation<LeakyRelu<0.1>>,
               Dropout<0.2>, Dense<8, 3, Softmax, NoBias, HeNormal, L2<0.01>, MaxNorm<2>>>;
using Classifier = Trainer<Model, Smoothed<SparseCategoricalCrossentropy, 0.1>, Adam<AmsGrad, CosineDecay>,
                           Accuracy, F1Score<3, Micro>, EarlyStopping, GlobalClipNorm, WeightAverage>;

}  // namespace

int main(int, char** argv) try {
    Classifier trainer({.batch_size = 7, .seed = 3},
                       Adam<AmsGrad, CosineDecay>{.learning_rate = {.decay_steps = 9}, .beta_1 = 0.8},
                       EarlyStopping{.monitor = "loss", .patience = 2});
    trainer.fit(class_samples<float, 6, 3>(20), {.epochs = 2});
    trainer.save(argv[1]);
    return 0;
} catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
