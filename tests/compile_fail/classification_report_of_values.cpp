// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Callback' counts classes, but the targets of 'Loss' are values: it goes with a crossentropy of classes
// expect: staticnn::CallbackBesideLoss<staticnn::ClassificationReport, staticnn::MeanSquaredError>
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/sgd.hpp"
#include "staticnn/training/callbacks/classification_report.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Error = MeanSquaredError;
#else
using Error = SparseCategoricalCrossentropy;
#endif

std::size_t size() {
    return sizeof(Trainer<Sequential<Dense<2, 3, Softmax>>, Error, Sgd<>, ClassificationReport>);
}
