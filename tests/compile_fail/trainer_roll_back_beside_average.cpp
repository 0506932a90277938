// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Callback' goes back to earlier weights, but 'Rule' would keep what it has collected since
// expect: CallbackBesideRule<staticnn::RollBackOnNan, staticnn::WeightAverage
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/callbacks/roll_back_on_nan.hpp"
#include "staticnn/training/callbacks/terminate_on_nan.hpp"
#include "staticnn/training/trainer.hpp"
#include "staticnn/training/update_rules/weight_average.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
using NanCallback = RollBackOnNan;
#else
using NanCallback = TerminateOnNan;
#endif
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, WeightAverage, NanCallback>;

constexpr auto size = sizeof(Classifier);
