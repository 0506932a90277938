// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tuple>

#include "staticnn/concepts/callback.hpp"
#include "staticnn/training/trainer_types.hpp"

namespace staticnn::detail {

/// The rate is what training has left: whatever a user makes of it before the next run shows.
template <class State>
void note_learning_rate(State& state) {
    state.conditions.learning_rate = state.learning_rate();
}

/// Calls visit(callback, control) for the state hooks of each callback in order, and carries out what it
/// asked for. True when one has asked to discard the batch.
template <class State, class Visit>
bool for_each_callback(State& state, const Visit& visit) {
    bool discards_batch = false;
    const auto visit_one = [&](auto& callback) {
        ControlWithSlots<typename State::Net, typename State::OptimizerSlots> control{
            {state.network, state.learning_rate()}, state.slots};
        const double rate = control.learning_rate;
        visit(callback, control);
        if (control.stops_run || control.stops_at_once) state.run.is_stopping = true;
        if (control.stops_at_once) state.run.is_cut_short = true;
        discards_batch = discards_batch || control.discards_batch;
        if constexpr (has_constant_rate<decltype(state.optimizer)>)
            if (control.learning_rate != rate) state.optimizer.learning_rate = control.learning_rate;
    };
    std::apply([&](auto&... callback) { (visit_one(callback), ...); }, state.callbacks);
    note_learning_rate(state);
    return discards_batch;
}

/// Calls visit(callback) for the other hooks.
template <class State, class Visit>
void for_each_committing(State& state, const Visit& visit) {
    std::apply([&](auto&... callback) { (visit(callback), ...); }, state.callbacks);
}

}  // namespace staticnn::detail
