// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Samples' are no samples for a network of 'Inputs' values: predict takes rows<Inputs>(values), or a span or an array of one sample
// expect: PredictOf<staticnn::Dataset<float, 4, staticnn::Labels<3
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
using Data = Dataset<float, 4, Labels<3>>;

#ifdef STATICNN_WRONG
void use(Classifier& trainer, const Data& data) { trainer.predict(data); }
#else
void use(Classifier& trainer, const Data& data) { trainer.predict(data.features()); }
#endif
