// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/optimizers/adadelta.hpp"
#include "staticnn/optimizers/adagrad.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/optimizers/adam_w.hpp"
#include "staticnn/optimizers/adamax.hpp"
#include "staticnn/optimizers/lion.hpp"
#include "staticnn/optimizers/nadam.hpp"
#include "staticnn/optimizers/rms_prop.hpp"
#include "staticnn/optimizers/sgd.hpp"
#include "staticnn/schedules/constant_rate.hpp"
#include "staticnn/schedules/cosine_decay.hpp"
#include "staticnn/schedules/cosine_decay_restarts.hpp"
#include "staticnn/schedules/exponential_decay.hpp"
#include "staticnn/schedules/inverse_time_decay.hpp"
#include "staticnn/schedules/one_cycle.hpp"
#include "staticnn/schedules/piecewise_constant.hpp"
#include "staticnn/schedules/polynomial_decay.hpp"
#include "staticnn/schedules/rate_function.hpp"

/// Optimizers and schedules that act within a few steps.
namespace staticnn::laws {

inline double triangle_rate(std::uint64_t updates) { return 0.02 * static_cast<double>(1 + updates % 7); }
using Triangle = RateFunction<"Triangle", triangle_rate>;

/// A schedule whose rate changes within a few steps. One overload for each.
inline ConstantRate example(ConstantRate) { return 0.05; }
inline ExponentialDecay example(ExponentialDecay) {
    return {.initial_rate = 0.1, .decay_steps = 5, .decay_rate = 0.75};
}
inline InverseTimeDecay example(InverseTimeDecay) {
    return {.initial_rate = 0.1, .decay_steps = 5, .decay_rate = 0.5};
}
inline PolynomialDecay example(PolynomialDecay) {
    return {.initial_rate = 0.1, .decay_steps = 6, .end_rate = 0.01, .power = 1.5, .cycle = true};
}
inline PiecewiseConstant example(PiecewiseConstant) {
    return {.boundaries = {3, 9, 14}, .values = {0.1, 0.05, 0.1, 0.02}};
}
inline CosineDecay example(CosineDecay) {
    return {.initial_rate = 0.01, .decay_steps = 15, .alpha = 0.1, .warmup_target = 0.1, .warmup_steps = 6};
}
inline CosineDecayRestarts example(CosineDecayRestarts) {
    return {.initial_rate = 0.1, .first_decay_steps = 4, .t_mul = 1.5, .m_mul = 0.9, .alpha = 0.1};
}
inline OneCycle example(OneCycle) { return {.max_rate = 0.1, .total_steps = 22}; }
inline Triangle example(Triangle) { return {}; }

/// An optimizer with such a schedule.
template <class Optimizer>
Optimizer example() {
    Optimizer optimizer;
    optimizer.learning_rate = example(optimizer.learning_rate);
    return optimizer;
}

}  // namespace staticnn::laws
