// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "laws/trajectory_problems.hpp"

namespace staticnn::laws {

inline ExponentialDecay decay(const reference::ExponentialSettings& given, bool staircase = false) {
    return {given.initial_rate, given.decay_steps, given.decay_rate, staircase};
}
inline CosineDecay decay(const reference::CosineSettings& given) {
    return {given.initial_rate, given.decay_steps, given.alpha, given.warmup_target, given.warmup_steps};
}

/// Checks the start, and the runs of these two with and without schedules.
template <class Given, class T>
void expect_trajectories_of_sgd_and_adam() {
    using namespace reference;
    auto check = check_of<Given, T>();
    check.check_start(Given::predictions, Given::gradient);
    const auto& expected = Given::runs;
    check.check_run(Sgd<>{.learning_rate = sgd_rate}, expected.sgd, "Sgd");
    check.check_run(Sgd<Momentum>{.learning_rate = sgd_rate, .momentum = momentum}, expected.sgd_momentum,
                    "Sgd with momentum");
    check.check_run(Sgd<Nesterov>{.learning_rate = sgd_rate, .momentum = momentum}, expected.sgd_nesterov,
                    "Sgd with Nesterov's momentum");
    check.check_run(Sgd<Momentum, ExponentialDecay>{.learning_rate = decay(sgd_exponential_settings),
                                                    .momentum = momentum},
                    expected.sgd_momentum_exponential, "Sgd with momentum, decaying");
    check.check_run(Adam<>{adam_rate, adam_beta_1, adam_beta_2, adam_epsilon}, expected.adam, "Adam");
    check.check_run(
        Adam<ExponentialDecay>{decay(adam_exponential_settings), adam_beta_1, adam_beta_2, adam_epsilon},
        expected.adam_exponential, "Adam, decaying");
    check.check_run(Adam<ExponentialDecay>{decay(adam_exponential_settings, true), adam_beta_1, adam_beta_2,
                                           adam_epsilon},
                    expected.adam_exponential_staircase, "Adam, decaying by stairs");
    check.check_run(Adam<CosineDecay>{decay(adam_cosine_settings), adam_beta_1, adam_beta_2, adam_epsilon},
                    expected.adam_cosine, "Adam, warmed up and decaying");
}

}  // namespace staticnn::laws
