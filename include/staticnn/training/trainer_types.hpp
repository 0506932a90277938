// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <tuple>
#include <type_traits>

#include "staticnn/concepts/callback.hpp"
#include "staticnn/concepts/loss.hpp"
#include "staticnn/concepts/metric.hpp"
#include "staticnn/concepts/optimizer.hpp"
#include "staticnn/concepts/update_rule.hpp"
#include "staticnn/core/type_list.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/metrics/mean_of.hpp"
#include "staticnn/models/batch.hpp"
#include "staticnn/models/groups.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/schedules/constant_rate.hpp"

namespace staticnn {

/// Option of Trainer: the type of all numbers, float or double.
template <std::floating_point T>
struct Precision {
    using Scalar = T;
    static constexpr auto spelling = [] {
        if constexpr (std::is_same_v<T, float>)
            return FixedString("Precision<float>");
        else
            return FixedString("Precision<double>");
    }();
};

namespace detail {

template <class Type>
inline constexpr bool is_precision = false;
template <class T>
inline constexpr bool is_precision<Precision<T>> = true;

template <class OptimizerType>
inline constexpr bool has_constant_rate = requires(OptimizerType optimizer) {
    requires std::is_same_v<std::remove_cvref_t<decltype(optimizer.learning_rate)>, ConstantRate>;
};

// Of what is no loss Trainer says so, and these nothing.
template <class Type, class Activation>
inline constexpr bool goes_on = true;
template <Loss Type, class Activation>
inline constexpr bool goes_on<Type, Activation> = Type::template accepts<Activation>;

/// False for a metric of labels beside a loss on values, or the reverse.
template <class Type, class LossType>
inline constexpr bool shares_targets = true;
template <Metric Type, Loss LossType>
inline constexpr bool shares_targets<Type, LossType> = can_share(Type::target_kind, LossType::target_kind);

/// False for a metric with a threshold beside a loss whose outputs are no probabilities.
template <class Type, class LossType>
inline constexpr bool gets_probabilities = true;
template <class Type, Loss LossType>
    requires requires {
        requires Type::needs_probabilities;
        requires LossType::outputs_are_logits;
    }
inline constexpr bool gets_probabilities<Type, LossType> =
    takes_label(Type::target_kind, LossType::target_kind);

template <class Type>
inline constexpr bool serves_as_metric = requires {
    requires Type::serves_as_metric;
};
/// An option of the trainer as the metric that it asks for: a loss that can be one becomes one.
template <class Type>
struct MetricOfOption {
    using type = Type;
};
template <class Type>
    requires serves_as_metric<Type>
struct MetricOfOption<Type> {
    using type = MeanOf<Type>;
};
template <class Type>
using MetricOf = typename MetricOfOption<Type>::type;

template <class A, class B>
inline constexpr bool are_metrics_of_one_name = false;
template <Metric A, Metric B>
inline constexpr bool are_metrics_of_one_name<A, B> = A::name.view() == B::name.view();

template <class Type>
inline constexpr bool discards_batches = requires {
    requires Type::discards_batches;
};
/// An update rule with a memory of its own: gradients that wait, averages.
template <class Type>
inline constexpr bool remembers_batches = false;
template <UpdateRule Type>
inline constexpr bool remembers_batches<Type> = requires {
    typename Type::template Bound<int>;
};

/// False for a callback that wants the classes of samples beside a loss that knows none.
template <class Type, class LossType>
inline constexpr bool finds_its_targets = true;
template <class Type, Loss LossType>
    requires requires { requires Type::counts_classes; }
inline constexpr bool finds_its_targets<Type, LossType> =
    takes_label(TargetKind::labels, LossType::target_kind);

/// A callback that is shown the batches of validation data.
template <class Type, class Workspace>
inline constexpr bool looks_at_validation = requires(Type& callback, const ValidationBatch& batch,
                                                     Workspace& workspace) {
    callback.look_at_validation(batch, workspace);
};
template <class Callbacks, class Workspace>
inline constexpr bool some_look_at_validation = false;
template <class... Callbacks, class Workspace>
inline constexpr bool some_look_at_validation<std::tuple<Callbacks...>, Workspace> =
    (looks_at_validation<Callbacks, Workspace> || ...);

template <class Type>
inline constexpr bool outputs_logits = requires {
    requires Type::outputs_are_logits;
};

template <class Type>
inline constexpr bool sets_learning_rate = requires {
    requires Type::sets_learning_rate;
};

}  // namespace detail

/// A loss on top of an activation that it does not go with.
template <class Loss, class LastActivation>
struct LossOn {
    static_assert(detail::goes_on<Loss, LastActivation>,
                  "staticnn: 'Loss' does not go with 'LastActivation': crossentropies of classes need a "
                  "network that ends "
                  "with Softmax, BinaryCrossentropy needs Sigmoid, and FromLogits no activation");
};

/// An option beside all of them. Two metrics of one name could not be told apart, in a history or in a file.
template <class Option, class... Options>
struct MetricOnce {
    static_assert((Index{detail::are_metrics_of_one_name<Option, Options>} + ... + Index{0}) <= 1,
                  "staticnn: the trainer has another metric of the name of 'Option', as Accuracy twice "
                  "or F1Score with two averages: one of them has to go");
};

/// An argument of Trainer that is nothing the trainer knows.
template <class Type>
struct TrainerOption {
    static_assert(
        Metric<detail::MetricOf<Type>> || Callback<Type> || UpdateRule<Type> || detail::is_precision<Type>,
        "staticnn: 'Type' is no option of Trainer; its options are metrics (Accuracy), callbacks "
        "(EarlyStopping), update rules (GlobalClipNorm) and Precision<double>; lambdas are given to "
        "fit, as on_epoch_end(lambda)");
};

/// A metric beside a loss that works on other targets.
template <class Metric, class Loss>
struct MetricBesideLoss {
    static_assert(
        detail::shares_targets<Metric, Loss>,
        "staticnn: 'Metric' and 'Loss' do not work on the same targets: Accuracy goes with a crossentropy of "
        "classes, BinaryAccuracy with BinaryCrossentropy");
};

/// A metric that compares outputs with a threshold beside a loss that leaves them logits.
template <class Metric, class Loss>
struct MetricOnLogits {
    static_assert(detail::gets_probabilities<Metric, Loss>,
                  "staticnn: 'Metric' compares probabilities with a threshold, but with 'Loss' the outputs "
                  "of the network "
                  "are logits: end it with Sigmoid or Softmax");
};

/// A metric of so many outputs on a network with others.
template <class Metric, Index Outputs>
struct MetricOnOutputs {
    static_assert(
        !requires { requires Metric::outputs != Outputs; },
        "staticnn: 'Metric' is for another number of outputs than the 'Outputs' of the network");
};

/// A callback that sets the learning rate beside an optimizer whose rate follows a schedule.
template <class Callback, class Optimizer>
struct CallbackBesideSchedule {
    static_assert(
        !detail::sets_learning_rate<Callback> || detail::has_constant_rate<Optimizer>,
        "staticnn: 'Callback' sets the learning rate, but that of 'Optimizer' follows a schedule: use one or "
        "the other");
};

/// A callback that goes back to earlier weights beside an update rule that could not follow.
template <class Callback, class Rule>
struct CallbackBesideRule {
    static_assert(!detail::discards_batches<Callback> || !detail::remembers_batches<Rule>,
                  "staticnn: 'Callback' goes back to earlier weights, but 'Rule' would keep what it has "
                  "collected since");
};

/// A callback that counts classes beside a loss on values.
template <class Callback, class Loss>
struct CallbackBesideLoss {
    static_assert(detail::finds_its_targets<Callback, Loss>,
                  "staticnn: 'Callback' counts classes, but the targets of 'Loss' are values: it goes with a "
                  "crossentropy of classes");
};

namespace detail {

template <class Callback, class... Options>
inline constexpr bool stands_beside = ((sizeof(CallbackBesideRule<Callback, Options>) > 0) && ...);

template <class Type>
inline constexpr bool is_topology = requires {
    Type::layer_count;
};

/// The topology of a trainer: `Type`, or, where that is none, one to go on with, so that no other error
/// follows the one that says so.
template <class Type>
constexpr auto topology_of() {
    if constexpr (is_topology<Type>)
        return std::type_identity<Type>{};
    else if constexpr (Layer<Type>)
        return std::type_identity<Sequential<Type>>{};
    else
        return std::type_identity<Sequential<Dense<1, 1>>>{};
}
template <class Type>
using TopologyOf = typename decltype(topology_of<Type>())::type;

/// The activation at the end of a topology.
template <class Group>
using ActivationOn =
    std::conditional_t<Group::has_gate, Gated<typename Group::Function>, typename Group::Function>;
template <class Topology>
using LastActivation = ActivationOn<TypeAt<std::tuple_size_v<GroupsOf<Topology>> - 1, GroupsOf<Topology>>>;

template <class... Options>
struct ScalarAmong {
    using type = float;
};
template <class First, class... Rest>
struct ScalarAmong<First, Rest...> {
    using type = typename ScalarAmong<Rest...>::type;
};
template <class T, class... Rest>
struct ScalarAmong<Precision<T>, Rest...> {
    using type = T;
};

template <class Type, class Loss>
using AsMetric = std::conditional_t<Metric<MetricOf<Type>> && shares_targets<MetricOf<Type>, Loss>,
                                    std::tuple<MetricOf<Type>>, std::tuple<>>;

/// What the trainer keeps of a callback: itself, or what it becomes beside a network and an optimizer's
/// slots.
template <class Type, class Network, class Slots>
struct BoundCallback {
    using type = Type;
};
template <class Type, class Network, class Slots>
    requires requires { typename Type::template Bound<Network>; }
struct BoundCallback<Type, Network, Slots> {
    using type = typename Type::template Bound<Network>;
};
template <class Type, class Network, class Slots>
    requires requires { typename Type::template BoundWithSlots<Network, Slots>; }
struct BoundCallback<Type, Network, Slots> {
    using type = typename Type::template BoundWithSlots<Network, Slots>;
};

template <class Type, class Network, class Slots>
struct AsCallback {
    using type = std::tuple<>;
};
template <Callback Type, class Network, class Slots>
struct AsCallback<Type, Network, Slots> {
    using type = std::tuple<typename BoundCallback<Type, Network, Slots>::type>;
};

/// What the trainer keeps of an update rule: itself, or what it becomes beside a network.
template <class Type, class Network>
constexpr auto bind_rule() {
    if constexpr (requires { typename Type::template Bound<Network>; })
        return std::type_identity<typename Type::template Bound<Network>>{};
    else
        return std::type_identity<Type>{};
}
template <class Type, class Network>
using BoundRule = typename decltype(bind_rule<Type, Network>())::type;

template <class Type, class Network>
struct AsRule {
    using type = std::tuple<>;
};
template <UpdateRule Type, class Network>
struct AsRule<Type, Network> {
    using type = std::tuple<BoundRule<Type, Network>>;
};

template <class Callbacks>
inline constexpr bool some_discard_batches = false;
template <class... Callbacks>
inline constexpr bool some_discard_batches<std::tuple<Callbacks...>> = (discards_batches<Callbacks> || ...);

}  // namespace detail
}  // namespace staticnn
