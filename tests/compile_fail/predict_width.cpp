// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: samples of 'Width' values do not fit a network that takes 'Inputs' values
// expect: SamplesFor<784, 4>
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
using Samples = Rows<const float, 784>;
#else
using Samples = Rows<const float, 4>;
#endif

void use(Classifier& trainer, const Samples& samples) { trainer.predict(samples); }
