// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Callback' sets the learning rate, but that of 'Optimizer' follows a schedule: use one or the other
// expect: CallbackBesideSchedule<staticnn::ReduceLrOnPlateau, staticnn::Adam<staticnn::ExponentialDecay>
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/schedules/exponential_decay.hpp"
#include "staticnn/training/callbacks/reduce_lr_on_plateau.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Model = Sequential<Dense<4, 3, Softmax>>;

#ifdef STATICNN_WRONG
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<ExponentialDecay>, ReduceLrOnPlateau>;
#else
using Classifier = Trainer<Model, SparseCategoricalCrossentropy, Adam<>, ReduceLrOnPlateau>;
#endif

constexpr auto size = sizeof(Classifier);
