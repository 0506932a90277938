// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <tuple>

#include "staticnn/core/error.hpp"
#include "staticnn/kernels/best_instruction_set.hpp"
#include "staticnn/models/batch.hpp"
#include "staticnn/models/head.hpp"
#include "staticnn/models/network.hpp"
#include "staticnn/models/restraints.hpp"
#include "staticnn/models/sinks.hpp"

/// Forward, backward and update without a trainer, for a training loop of one's own.
namespace staticnn {

/// The slots of an optimizer: one storage for each name in `Optimizer::slots`.
template <class Optimizer, class Topology, class T>
using Slots = std::array<Storage<Topology, T>, Optimizer::slots.size()>;

namespace detail {

inline void check_capacity(Index rows, Index capacity) {
    if (rows >= 1 && rows <= capacity) return;
    throw ArgumentError("a batch is expected to have 1 to " + std::to_string(capacity) +
                        " samples, the batch size of the trainer or workspace; found " +
                        std::to_string(rows));
}

/// Predicts all rows, capacity by capacity, and calls finish(first row, rows) after each batch.
template <class Isa, class Topology, class T, class Features, class Finish>
void predict_batches(const Network<Topology, T>& network, const Features& features,
                     Workspace<Topology, T>& workspace, const Finish& finish) {
    for (Index first = 0; first < features.rows(); first += workspace.capacity()) {
        const Index rows = std::min(workspace.capacity(), features.rows() - first);
        load_features<Isa>(workspace, features, rows, {.first = first});
        Plan<Isa, Topology, T>::forward(network.parameters().data(), workspace, rows, Moment{}, false);
        finish(first, rows);
    }
}

}  // namespace detail

/// Writes the outputs for each row of `features` to `outputs`, [rows, outputs] row-major. Gates are off.
/// Allocates nothing. `set` chooses the kernels. Throws ArgumentError when `outputs` has another number of
/// rows.
template <class Topology, class T, class Features, class Outputs>
void predict(const Network<Topology, T>& network, const Features& features, const Outputs& outputs,
             Workspace<Topology, T>& workspace,
             kernels::InstructionSet set = kernels::best_instruction_set()) {
    detail::check_features<Topology, Features>();
    static_assert(sizeof(TargetsFor<Outputs::width, Topology::outputs>) > 0);
    if (outputs.rows() != features.rows())
        throw ArgumentError("the outputs are expected to have " + std::to_string(features.rows()) +
                            " rows, as many as the samples; found " + std::to_string(outputs.rows()));
    kernels::with_instruction_set(set, [&]<class Isa>(Isa) {
        detail::predict_batches<Isa>(network, features, workspace, [&](Index first, Index rows) {
            detail::ForwardPlan<Isa, Topology, T>::finish_prediction(workspace, rows);
            constexpr Index last = Workspace<Topology, T>::group_count - 1;
            kernels::scatter<T>(workspace.template output<last>(), panel_width(Topology::outputs),
                                Topology::outputs, rows, outputs.data() + first * Topology::outputs);
        });
    });
}

/// One training pass, forward and backward: returns the mean loss of the batch, with the penalties of
/// regularizers, and leaves the gradients of
/// all parameters in `gradients`. `moment` decides the dropout masks. Throws ArgumentError when the batch is
/// larger than the workspace.
template <class Loss, class Topology, class T, class Batch>
double compute_gradients(const Network<Topology, T>& network, const Batch& batch, const Moment& moment,
                         Workspace<Topology, T>& workspace, Storage<Topology, T>& gradients,
                         kernels::InstructionSet set = kernels::best_instruction_set()) {
    const auto features = batch.view().features();
    const auto targets = batch.view().targets();
    detail::check_features<Topology, decltype(features)>();
    detail::check_targets<Topology, std::remove_const_t<decltype(targets)>, Loss>();
    const Index rows = features.rows();
    detail::check_capacity(rows, workspace.capacity());
    double loss = 0;
    kernels::with_instruction_set(set, [&]<class Isa>(Isa) {
        using Plan = detail::Plan<Isa, Topology, T>;
        using Head = detail::Head<Isa, Topology, T>;
        detail::load_features<Isa>(workspace, features, rows, {}, &moment);
        detail::load_targets<Isa>(workspace, targets, rows, {});
        Plan::forward(network.parameters().data(), workspace, rows, moment, true);
        std::tuple<> no_metrics;
        const auto weights = detail::weights_of_samples(batch.view(), kernels::Pick{});
        loss =
            Head::template evaluate<Loss>(workspace, rows, no_metrics, weights) / static_cast<double>(rows);
        Head::template differentiate<Loss>(workspace, rows, moment, weights);
        StoreGradient<T> sink(gradients);
        detail::LayerSink whole(sink, 0, 0);
        Plan::backward(network.parameters().data(), workspace, rows, moment, whole);
        loss += detail::add_penalties<Isa>(network.parameters(), &gradients);
    });
    return loss;
}

/// Update number `update`, counted from 1, of all parameters by stored gradients; running statistics take
/// their new values.
template <class Optimizer, class Topology, class T>
void apply_gradients(const Optimizer& optimizer, std::uint64_t update, const Storage<Topology, T>& gradients,
                     Network<Topology, T>& network, Slots<Optimizer, Topology, T>& slots,
                     kernels::InstructionSet set = kernels::best_instruction_set()) {
    ApplyUpdate<T, Optimizer> sink(network.parameters(), slots, optimizer,
                                   optimizer.learning_rate.rate(update - 1), update);
    kernels::with_instruction_set(set, [&]<class Isa>(Isa) { detail::hand_over<Isa>(gradients, sink); });
    detail::move_statistics(gradients, network.parameters());
}

}  // namespace staticnn
