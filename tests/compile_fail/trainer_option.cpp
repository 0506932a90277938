// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Type' is no option of Trainer; its options are metrics (Accuracy), callbacks (EarlyStopping), update rules (GlobalClipNorm) and Precision<double>; lambdas are given to fit, as on_epoch_end(lambda)
// expect: TrainerOption<staticnn::Relu>
#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/metrics/accuracy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Relu>;
#else
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, Accuracy>;
#endif

constexpr auto size = sizeof(Classifier);
