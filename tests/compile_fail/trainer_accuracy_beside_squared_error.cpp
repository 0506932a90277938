// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Metric' and 'Loss' do not work on the same targets: Accuracy goes with a crossentropy of classes, BinaryAccuracy with BinaryCrossentropy
// expect: MetricBesideLoss<staticnn::Accuracy, staticnn::MeanSquaredError>
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/metrics/accuracy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
using Classifier = Trainer<Model, MeanSquaredError, Adam<>, Accuracy>;
#else
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy>;
#endif

constexpr auto size = sizeof(Classifier);
