// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: predict wants to know the width of a span when the program is compiled: write rows<Inputs>(values) for any number of samples, values.first<Inputs>() for one
// expect: PredictOf<std::span<const float>, 4>
#include <span>

#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>>;

#ifdef STATICNN_WRONG
void use(Classifier& trainer, std::span<const float> sample) { trainer.predict(sample); }
#else
void use(Classifier& trainer, std::span<const float> sample) {
    trainer.predict(sample.first<4>());
    trainer.predict(rows<4>(sample));
}
#endif
