// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the trainer's type has no such metric
#include "staticnn/activations/softmax.hpp"
#include "staticnn/data/data_view.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/metrics/accuracy.hpp"
#include "staticnn/metrics/confusion_matrix.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy>;
using Data = DataView<Rows<const float, 4>, Labels<3>>;

#ifdef STATICNN_WRONG
auto use(Classifier& trainer, const Data& data) {
    return trainer.evaluate(data).metric<ConfusionMatrix<3>>();
}
#else
auto use(Classifier& trainer, const Data& data) { return trainer.evaluate(data).metric<Accuracy>(); }
#endif
