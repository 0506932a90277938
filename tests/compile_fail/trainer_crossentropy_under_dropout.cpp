// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Loss' does not go with 'LastActivation'
// expect: LossOn<staticnn::BinaryCrossentropy, staticnn::detail::Gated<staticnn::Sigmoid>
#include "staticnn/activations/sigmoid.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/losses/binary_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Classifier = Trainer<Sequential<Dense<4, 3, Sigmoid>, Dropout<0.5>>, BinaryCrossentropy, Adam<>>;
#else
using Classifier = Trainer<Sequential<Dense<4, 3, Sigmoid>>, BinaryCrossentropy, Adam<>>;
#endif

constexpr auto size = sizeof(Classifier);
