// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Type' is not given to fit: metrics, callbacks and update rules stand in the type of the trainer, Trainer<Model, Loss, Adam<>, Accuracy, EarlyStopping>, and their settings go to its constructor, trainer({}, EarlyStopping{.patience = 3})
// expect: FitExtra<staticnn::EarlyStopping>
// expect: FitExtra<staticnn::Accuracy>
// expect: FitExtra<staticnn::GlobalClipNorm>
#include "staticnn/activations/softmax.hpp"
#include "staticnn/data/data_view.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/metrics/accuracy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/trainer.hpp"
#include "staticnn/training/update_rules/global_clip_norm.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;
using Data = DataView<Rows<const float, 4>, Labels<3>>;

#ifdef STATICNN_WRONG
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>>;
void use(const Data& data) {
    Classifier trainer;
    trainer.fit(data, {.epochs = 2}, EarlyStopping{.patience = 3}, Accuracy{}, GlobalClipNorm{});
}
#else
using Classifier =
    Trainer<Model, SparseCategoricalCrossentropy, Adam<>, EarlyStopping, Accuracy, GlobalClipNorm>;
void use(const Data& data) {
    Classifier trainer({}, EarlyStopping{.patience = 3});
    trainer.fit(data, {.epochs = 2});
}
#endif
