// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the third argument of Trainer is an optimizer, such as Adam<>
// expect(gcc): staticnn: the second argument of Trainer is a loss, such as SparseCategoricalCrossentropy
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
using Classifier = Trainer<Model, Adam<>, SparseCategoricalCrossentropy>;
#else
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>>;
#endif

constexpr auto size = sizeof(Classifier);
