// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: data for validation stand behind the options of fit: fit(data, {.epochs = 3}, validation_data(other))
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
void use(Classifier& trainer, const Data& data) {
    trainer.fit(data, {.epochs = 2, .validation_data = {data.features(), data.targets()}});
}
#else
void use(Classifier& trainer, const Data& data) { trainer.fit(data, {.epochs = 2}, validation_data(data)); }
#endif
