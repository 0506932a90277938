// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: learning_rate is a setting of the optimizer, which follows the options: trainer({.batch_size = 32}, Adam<>{.learning_rate = 0.01})
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
void use() { Classifier trainer({.batch_size = 64, .learning_rate = 0.01}); }
#else
void use() { Classifier trainer({.batch_size = 64}, Adam<>{.learning_rate = 0.01}); }
#endif
