// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Metric' compares probabilities with a threshold, but with 'Loss' the outputs of the network are logits: end it with Sigmoid or Softmax
// expect: MetricOnLogits<staticnn::BinaryAccuracy<
#include "staticnn/activations/sigmoid.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/binary_crossentropy.hpp"
#include "staticnn/losses/from_logits.hpp"
#include "staticnn/metrics/binary_accuracy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
using Classifier = Trainer<Sequential<Dense<4, 3>>, FromLogits<BinaryCrossentropy>, Adam<>, BinaryAccuracy<>>;
#else
using Classifier = Trainer<Sequential<Dense<4, 3, Sigmoid>>, BinaryCrossentropy, Adam<>, BinaryAccuracy<>>;
#endif

constexpr auto size = sizeof(Classifier);
