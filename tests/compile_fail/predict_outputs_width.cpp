// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: targets of 'Width' values do not fit a network with 'Outputs' outputs
// expect: TargetsFor<10, 3>
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
using Outputs = Rows<float, 10>;
#else
using Outputs = Rows<float, 3>;
#endif

void use(Classifier& trainer, const Rows<const float, 4>& samples, const Outputs& outputs) {
    trainer.predict(samples, outputs);
}
