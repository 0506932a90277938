// SPDX-License-Identifier: BSL-1.0
// Compiled several times into one program, each time for another processor.
#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/predictor.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/sgd.hpp"
#include "staticnn/training/trainer.hpp"
#include "support/samples.hpp"

namespace staticnn::mixed_flags {

std::string STATICNN_PART() {
    using Model = Sequential<Dense<20, 33, Relu>, Dropout<0.3>, Dense<33, 5, Softmax>>;
    Trainer<Model, SparseCategoricalCrossentropy, Sgd<>> trainer({.batch_size = 11, .seed = 5});
    const auto samples = class_samples<float, 20, 5>(47);
    trainer.fit(samples, {.epochs = 3});
    const auto sample = samples.features().row(7);
    const bool predicts_alike = Predictor(trainer.network()).predict(sample) == trainer.predict(sample);
    return trainer.digest() + (predicts_alike ? "" : ", but a predictor says something else");
}

}  // namespace staticnn::mixed_flags
