// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Samples' are no samples for a network of 'Inputs' values: predict takes
// expect(gcc): PredictOf<std::array<float, 3>, 4>'
// expect(clang): PredictOf<std::array<float, 3>, 4>' requested here
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
float use(Classifier& trainer) { return trainer.predict({1, 2, 3})[0]; }
#else
float use(Classifier& trainer) { return trainer.predict({1, 2, 3, 4})[0]; }
#endif
