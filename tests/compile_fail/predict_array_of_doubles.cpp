// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: a sample of 'Element' is none for this network: predict takes an array or a span of the network's own type, float or, with Precision<double>, double; rows<Inputs>(values) may be of either
// expect: PredictOf<std::array<double, 4>, 4>
#include <array>

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
using Sample = std::array<double, 4>;
#else
using Sample = std::array<float, 4>;
#endif

void use(Classifier& trainer, const Sample& sample) { trainer.predict(sample); }
