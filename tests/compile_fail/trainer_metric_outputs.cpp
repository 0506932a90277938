// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Metric' is for another number of outputs than the 'Outputs' of the network
// expect: MetricOnOutputs<staticnn::ConfusionMatrix<10>, 3>
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/metrics/confusion_matrix.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, ConfusionMatrix<10>>;
#else
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, ConfusionMatrix<3>>;
#endif

constexpr auto size = sizeof(Classifier);
