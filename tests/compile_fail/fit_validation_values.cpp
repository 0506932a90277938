// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Loss' does not work on 'Targets': SparseCategoricalCrossentropy takes Labels<Classes>, all other losses take Rows of values
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
using Other = DataView<Rows<const float, 4>, Rows<const float, 3>>;
#else
using Other = Data;
#endif

void use(Classifier& trainer, const Data& data, const Other& other) {
    trainer.fit(data, {.epochs = 1}, validation_data(other));
}
