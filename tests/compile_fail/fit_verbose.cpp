// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: what fit prints is asked for behind its options: fit(data, {.epochs = 3}, show_progress(std::cout))
#include <iostream>

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
void use(Classifier& trainer, const Data& data) { trainer.fit(data, {.epochs = 2, .verbose = 1}); }
#else
void use(Classifier& trainer, const Data& data) {
    trainer.fit(data, {.epochs = 2}, show_progress(std::cout));
}
#endif
