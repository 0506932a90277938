// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the trainer has another metric of the name of 'Option', as Accuracy twice or F1Score with two averages: one of them has to go
// expect(gcc): MetricOnce<staticnn::Accuracy, staticnn::Accuracy, staticnn::Accuracy>'
// expect(clang): MetricOnce<staticnn::Accuracy, staticnn::Accuracy, staticnn::Accuracy>' requested here
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/metrics/accuracy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy, Accuracy>;
#else
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy>;
#endif

void use() { Classifier trainer; }
