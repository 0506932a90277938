// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a trainer takes one data set instead of 'Features' and 'Targets': DataView(rows<Width>(values), labels<Classes>(numbers)), for regression DataView(rows<Width>(values), rows<Width>(targets))
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

using Images = Rows<const float, 4>;

#ifdef STATICNN_WRONG
void use(Classifier& trainer, Images images, Labels<3> numbers) { trainer.train_on_batch(images, numbers); }
#else
void use(Classifier& trainer, Images images, Labels<3> numbers) {
    trainer.train_on_batch(DataView(images, numbers));
}
#endif
