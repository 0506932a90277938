// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Loss' does not work on 'Targets': SparseCategoricalCrossentropy takes Labels<Classes>, all other losses take Rows of values
// expect: TargetKindOf<staticnn::SparseCategoricalCrossentropy, staticnn::Rows<const float, 3
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

#ifdef STATICNN_WRONG
using Data = DataView<Rows<const float, 4>, Rows<const float, 3>>;
#else
using Data = DataView<Rows<const float, 4>, Labels<3>>;
#endif

void use(Classifier& trainer, const Data& data) { trainer.fit(data, {.epochs = 1}); }
