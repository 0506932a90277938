// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Loss' does not go with 'LastActivation': crossentropies of classes need a network that ends with Softmax, BinaryCrossentropy needs Sigmoid, and FromLogits no activation
// expect: LossOn<staticnn::SparseCategoricalCrossentropy, staticnn::Linear>
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Classifier = Trainer<Sequential<Dense<4, 3>>, SparseCategoricalCrossentropy, Adam<>>;
#else
using Classifier = Trainer<Sequential<Dense<4, 3, Softmax>>, SparseCategoricalCrossentropy, Adam<>>;
#endif

constexpr auto size = sizeof(Classifier);
