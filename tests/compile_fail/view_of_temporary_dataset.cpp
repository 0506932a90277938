// SPDX-License-Identifier: BSL-1.0
// expect(gcc): use of deleted function
// expect(clang): call to deleted
// expect: would dangle: give it a name
#include "staticnn/activations/softmax.hpp"
#include "staticnn/data/dataset.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>>;
Dataset<float, 4, Labels<3>> data();

#ifdef STATICNN_WRONG
void use(Classifier& trainer) { trainer.fit(data().view(), {.epochs = 1}); }
#else
void use(Classifier& trainer) { trainer.fit(data(), {.epochs = 1}); }
#endif
