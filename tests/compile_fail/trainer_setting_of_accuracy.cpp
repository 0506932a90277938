// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a setting given to a trainer is its optimizer or one of the callbacks in its type, once for each that is there, as in Trainer<Model, Loss, Adam<>, EarlyStopping>
// expect(gcc): Setting = staticnn::Accuracy
// expect(clang): Trainer<staticnn::Accuracy>' requested here
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/metrics/accuracy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy>;

#ifdef STATICNN_WRONG
void use() { Classifier trainer({.batch_size = 32}, Accuracy()); }
#else
void use() { Classifier trainer({.batch_size = 32}, Adam<>()); }
#endif
