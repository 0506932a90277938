// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tuple>
#include <type_traits>

#include "staticnn/models/plan.hpp"
#include "staticnn/models/restraints.hpp"
#include "staticnn/models/sinks.hpp"
#include "staticnn/training/compiled_updates.hpp"

namespace staticnn::detail {

/// Calls visit(rule) for each update rule of a trainer.
template <class State, class Visit>
void for_each_rule(State& state, const Visit& visit) {
    std::apply([&](auto&... rule) { (visit(rule), ...); }, state.rules);
}

template <class Gradients, class Rule>
inline constexpr bool asks_for_gradients = requires(Rule& rule, Gradients& gradients) {
    rule.template change<kernels::Portable>(gradients);
}
|| requires(Rule& rule, Gradients& gradients) { rule.template collect<kernels::Portable>(gradients); };
template <class Gradients, class Rules>
inline constexpr bool some_ask_for_gradients = false;
template <class Gradients, class... Rules>
inline constexpr bool some_ask_for_gradients<Gradients, std::tuple<Rules...>> =
    (asks_for_gradients<Gradients, Rules> || ...);

/// The end of a training step: backward, and what the optimizer, the update rules, the regularizers and the
/// constraints make of the gradients. Holds stored gradients, where one of them asks for that; else each
/// parameter is updated as soon as its gradient is known.
template <class State>
class ParameterUpdate {
    using T = typename State::T;
    using Topology = typename State::Net::Topology;
    using Gradients = Storage<Topology, T>;

    static constexpr bool is_stored =
        RestraintsOf<Topology>::has_regularizers || some_ask_for_gradients<Gradients, typename State::Rules>;

public:
    /// From the gradient in gradient<last> of the workspace to new parameters. Returns the penalties of the
    /// regularizers, of the values before.
    template <class Isa>
    double run(State& state, Workspace<Topology, T>& workspace, Index rows, const Moment& moment) {
        auto sink = apply(state);
        double penalty = 0;
        if constexpr (is_stored) {
            StoreGradient<T> store(gradients_);
            backward<Isa>(state, workspace, rows, moment, store);
            penalty = add_penalties<Isa>(state.network.parameters(), &gradients_);
            move_statistics(gradients_, state.network.parameters());
            if (!collect<Isa>(state)) return penalty;
            for_each_rule(state, [&](auto& rule) {
                if constexpr (requires { rule.template change<Isa>(gradients_); })
                    rule.template change<Isa>(gradients_);
            });
            hand_over<Isa>(gradients_, sink);
        } else {
            backward<Isa>(state, workspace, rows, moment, sink);
        }
        Gradients& values = state.network.parameters();
        apply_constraints<Isa>(values);
        for_each_rule(state, [&](auto& rule) {
            if constexpr (requires { rule.template after_update<Isa>(values); })
                rule.template after_update<Isa>(values);
        });
        return penalty;
    }

private:
    struct Nothing {};

    static auto apply(State& state) {
        return ApplyUpdate<T, decltype(state.optimizer)>(state.network.parameters(), state.slots,
                                                         state.optimizer, state.learning_rate(),
                                                         state.updates() + 1, state.rate_factors);
    }

    template <class Isa, class Sink>
    static void backward(const State& state, Workspace<Topology, T>& workspace, Index rows,
                         const Moment& moment, Sink& sink) {
        LayerSink whole(sink, 0, 0);
        Plan<Isa, Topology, T>::backward(state.network.parameters().data(), workspace, rows, moment, whole);
    }

    /// False when the gradients wait for those of further batches.
    template <class Isa>
    bool collect(State& state) {
        bool is_update = true;
        for_each_rule(state, [&](auto& rule) {
            if constexpr (requires { rule.template collect<Isa>(gradients_); })
                is_update = rule.template collect<Isa>(gradients_) && is_update;
        });
        return is_update;
    }

    [[no_unique_address]] std::conditional_t<is_stored, Gradients, Nothing> gradients_;
};

}  // namespace staticnn::detail
