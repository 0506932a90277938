// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <tuple>
#include <type_traits>

#include "staticnn/concepts/callback.hpp"
#include "staticnn/concepts/loss.hpp"
#include "staticnn/concepts/metric.hpp"
#include "staticnn/concepts/optimizer.hpp"
#include "staticnn/models/batch.hpp"
#include "staticnn/models/groups.hpp"
#include "staticnn/schedules/constant_rate.hpp"

namespace staticnn {

/// Option of Trainer: the type of all numbers, float or double.
template <std::floating_point T>
struct Precision {
    using Scalar = T;
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
inline constexpr bool shares_targets<Type, LossType> = Type::target_kind == LossType::target_kind;

template <class Type>
inline constexpr bool sets_learning_rate = requires {
    requires Type::sets_learning_rate;
};

}  // namespace detail

/// A loss on top of an activation that it does not go with.
template <class Loss, class LastActivation>
struct LossOn {
    static_assert(
        detail::goes_on<Loss, LastActivation>,
        "staticnn: 'Loss' does not go with 'LastActivation': a crossentropy of classes needs a network that "
        "ends with Softmax");
};

/// An argument of Trainer that is nothing the trainer knows.
template <class Type>
struct TrainerOption {
    static_assert(Metric<Type> || Callback<Type> || detail::is_precision<Type>,
                  "staticnn: 'Type' is no option of Trainer; its options are metrics (Accuracy), callbacks "
                  "(EarlyStopping) and Precision<double>; lambdas are given to fit, as on_epoch_end(lambda)");
};

/// What `predict` does not take.
template <class Samples, Index Inputs>
struct PredictOf {
    static_assert(!std::is_same_v<Samples, Samples>,
                  "staticnn: 'Samples' are no samples for a network of 'Inputs' values: predict takes "
                  "rows<Inputs>(values), or a span or an array of one sample");
};

/// A metric beside a loss that works on other targets.
template <class Metric, class Loss>
struct MetricBesideLoss {
    static_assert(
        detail::shares_targets<Metric, Loss>,
        "staticnn: 'Metric' and 'Loss' do not work on the same targets: accuracy goes with a crossentropy of "
        "classes");
};

/// A callback that sets the learning rate beside an optimizer whose rate follows a schedule.
template <class Callback, class Optimizer>
struct CallbackBesideSchedule {
    static_assert(
        !detail::sets_learning_rate<Callback> || detail::has_constant_rate<Optimizer>,
        "staticnn: 'Callback' sets the learning rate, but that of 'Optimizer' follows a schedule: use one or "
        "the other");
};

namespace detail {

template <class Type>
inline constexpr bool is_topology = requires {
    Type::layer_count;
};

/// The activation at the end of a topology.
template <class Topology>
using LastActivation =
    typename std::tuple_element_t<std::tuple_size_v<GroupsOf<Topology>> - 1, GroupsOf<Topology>>::Activation;

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
using AsMetric =
    std::conditional_t<Metric<Type> && shares_targets<Type, Loss>, std::tuple<Type>, std::tuple<>>;

/// What the trainer keeps of a callback: itself, or what it becomes beside a network.
template <class Type, class Network>
struct BoundCallback {
    using type = Type;
};
template <class Type, class Network>
    requires requires { typename Type::template Bound<Network>; }
struct BoundCallback<Type, Network> {
    using type = typename Type::template Bound<Network>;
};

template <class Type, class Network>
struct AsCallback {
    using type = std::tuple<>;
};
template <Callback Type, class Network>
struct AsCallback<Type, Network> {
    using type = std::tuple<typename BoundCallback<Type, Network>::type>;
};

/// How many of the types before number `Position` are the same as that one.
template <Index Position, class... Types>
inline constexpr Index equals_before = [] {
    using Type = std::tuple_element_t<Position, std::tuple<Types...>>;
    constexpr bool are_equal[] = {std::is_same_v<Type, Types>...};
    Index count = 0;
    for (Index i = 0; i < Position; ++i) count += are_equal[i];
    return count;
}();

/// The position of the `Number`-th `Type` in a tuple, counted from 0; the size of the tuple if there is none.
template <class Type, Index Number, class Tuple>
inline constexpr Index position_of_type = 0;
template <class Type, Index Number, class... Types>
inline constexpr Index position_of_type<Type, Number, std::tuple<Types...>> = [] {
    constexpr bool are_equal[] = {std::is_same_v<Type, Types>..., false};
    Index position = 0;
    for (Index left = Number + 1; position < sizeof...(Types); ++position)
        if (are_equal[position] && --left == 0) break;
    return position;
}();

}  // namespace detail
}  // namespace staticnn
