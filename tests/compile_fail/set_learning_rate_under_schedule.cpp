// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: the learning rate of this optimizer follows a schedule and cannot be set
// expect: staticnn::Adam<staticnn::CosineDecay>
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/schedules/cosine_decay.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<CosineDecay>>;
#else
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>>;
#endif

void use(Classifier& trainer) { trainer.set_learning_rate(0.1); }
