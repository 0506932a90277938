// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the first argument of Trainer is a topology, such as Sequential<Dense<784,10,Softmax>>
// expect: Trainer<staticnn::Dense<4, 3, staticnn::Softmax>
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Classifier = Trainer<Dense<4, 3, Softmax>, SparseCategoricalCrossentropy, Adam<>>;
#else
using Classifier = Trainer<Sequential<Dense<4, 3, Softmax>>, SparseCategoricalCrossentropy, Adam<>>;
#endif

constexpr auto size = sizeof(Classifier);
