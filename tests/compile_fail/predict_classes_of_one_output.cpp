// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: predict_classes wants an output for each class, and this network has one: compare what predict gives with a limit, such as 0.5
#include "staticnn/activations/sigmoid.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

#ifdef STATICNN_WRONG
constexpr Index outputs = 1;
#else
constexpr Index outputs = 2;
#endif

using Regressor = Trainer<Sequential<Dense<4, outputs, Sigmoid>>, MeanSquaredError, Adam<>>;

void use(Regressor& trainer, const Rows<const float, 4>& samples) { trainer.predict_classes(samples); }
