// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: epochs is an option of fit, not of the trainer: trainer({.batch_size = 32}), then fit(data, {.epochs = 3})
#include "staticnn/activations/softmax.hpp"
#include "staticnn/data/data_view.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>>;
using Data = DataView<Rows<const float, 4>, Labels<3>>;

#ifdef STATICNN_WRONG
void use(const Data& data) {
    Classifier trainer({.batch_size = 16, .epochs = 2});
    trainer.fit(data, {});
}
#else
void use(const Data& data) {
    Classifier trainer({.batch_size = 16});
    trainer.fit(data, {.epochs = 2});
}
#endif
