// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: class_weights goes with labels, and 'Loss' works on values: give each sample a weight instead, data.with_weights(weights)
#include "staticnn/activations/linear.hpp"
#include "staticnn/data/data_view.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

using namespace staticnn;

using Regression = Trainer<Sequential<Dense<4, 3>>, MeanSquaredError, Adam<>>;
using Data = DataView<Rows<const float, 4>, Rows<const float, 3>>;

#ifdef STATICNN_WRONG
void use(Regression& trainer, const Data& data) {
    trainer.fit(data, {.epochs = 1}, class_weights({1, 2, 3}));
}
#else
void use(Regression& trainer, const Data& data) { trainer.fit(data, {.epochs = 1}); }
#endif
