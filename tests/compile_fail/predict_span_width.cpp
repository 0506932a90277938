// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Samples' are no samples for a network of 'Inputs' values: predict takes rows<Inputs>(values), or a span or an array of one sample
// expect: PredictOf<std::span<const float, 784>, 4>
#include <span>

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
using Sample = std::span<const float, 784>;
#else
using Sample = std::span<const float, 4>;
#endif

void use(Classifier& trainer, Sample sample) { trainer.predict(sample); }
