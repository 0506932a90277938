// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Data' is no data set: write DataView(rows<Width>(values), labels<Classes>(numbers)), for regression DataView(rows<Width>(values), rows<Width>(targets))
// expect: DataSetOf<staticnn::Rows<const float, 4>
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
void use(Classifier& trainer, Images images, Labels<3>) { trainer.fit(images, {.epochs = 2}); }
#else
void use(Classifier& trainer, Images images, Labels<3> numbers) {
    trainer.fit(DataView(images, numbers), {.epochs = 2});
}
#endif
