// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: callbacks stand in the type of the trainer, Trainer<Model, Loss, Adam<>, EarlyStopping>, and their settings go to its constructor, trainer({}, EarlyStopping{.patience = 3}); functions stand behind the options of fit, on_epoch_end(function)
#include "staticnn/activations/softmax.hpp"
#include "staticnn/data/data_view.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, EarlyStopping>;
using Data = DataView<Rows<const float, 4>, Labels<3>>;

#ifdef STATICNN_WRONG
void use(const Data& data) {
    Classifier trainer;
    trainer.fit(data, {.epochs = 2, .callbacks = {EarlyStopping{.patience = 3}}});
}
#else
void use(const Data& data) {
    Classifier trainer({}, EarlyStopping{.patience = 3});
    trainer.fit(data, {.epochs = 2});
}
#endif
