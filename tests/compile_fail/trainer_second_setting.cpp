// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a setting given to a trainer is its optimizer or one of the callbacks in its type, once for each that is there, as in Trainer<Model, Loss, Adam<>, EarlyStopping>
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, EarlyStopping>;
#else
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, EarlyStopping, EarlyStopping>;
#endif

void use() {
    Classifier trainer({.batch_size = 32}, EarlyStopping{.patience = 3}, EarlyStopping{.patience = 5});
}
