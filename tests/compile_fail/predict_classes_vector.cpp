// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Samples' are no samples for a network of 'Inputs' values: predict_classes takes rows<Inputs>(values)
// expect: PredictClassesOf<std::vector<float>, 4>
#include <vector>

#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>>;

#ifdef STATICNN_WRONG
void use(Classifier& trainer, const std::vector<float>& samples) { trainer.predict_classes(samples); }
#else
void use(Classifier& trainer, const std::vector<float>& samples) {
    trainer.predict_classes(rows<4>(samples));
}
#endif
