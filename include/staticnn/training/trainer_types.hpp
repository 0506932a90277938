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

/// A loss on top of an activation that it does not go with.
template <class Loss, class LastActivation>
struct LossOn {
    static_assert(
        !std::is_same_v<Loss, Loss>,
        "staticnn: 'Loss' does not go with 'LastActivation': a crossentropy of classes needs a network that "
        "ends with Softmax");
};

/// An argument of Trainer that is nothing the trainer knows.
template <class Type>
struct TrainerOption {
    static_assert(!std::is_same_v<Type, Type>,
                  "staticnn: 'Type' is no option of Trainer; its options are metrics (Accuracy), callbacks "
                  "(EarlyStopping) and Precision<double>; lambdas are given to fit, as on_epoch_end(lambda)");
};

/// A callback that sets the learning rate beside an optimizer whose rate follows a schedule.
template <class Callback, class Optimizer>
struct CallbackBesideSchedule {
    static_assert(
        !std::is_same_v<Callback, Callback>,
        "staticnn: 'Callback' sets the learning rate, but that of 'Optimizer' follows a schedule: use one or "
        "the other");
};

namespace detail {

template <class Type>
inline constexpr bool is_topology = requires {
    Type::layer_count;
};

template <class Type>
inline constexpr bool is_precision = false;
template <class T>
inline constexpr bool is_precision<Precision<T>> = true;

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

template <class Type>
using AsMetric = std::conditional_t<Metric<Type>, std::tuple<Type>, std::tuple<>>;

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

template <class Type>
constexpr bool check_option() {
    if constexpr (Metric<Type> || Callback<Type> || is_precision<Type>)
        return true;
    else
        return sizeof(TrainerOption<Type>) == 0;
}

template <class Topology, class LossType>
constexpr bool check_loss() {
    using Groups = GroupsOf<Topology>;
    using Activation = typename std::tuple_element_t<std::tuple_size_v<Groups> - 1, Groups>::Activation;
    if constexpr (LossType::template accepts<Activation>)
        return true;
    else
        return sizeof(LossOn<LossType, Activation>) == 0;
}

template <class OptimizerType>
inline constexpr bool has_constant_rate =
    std::is_same_v<std::remove_cvref_t<decltype(std::declval<OptimizerType>().learning_rate)>, ConstantRate>;

template <class Type, class OptimizerType>
constexpr bool check_schedule() {
    if constexpr (requires { requires Type::sets_learning_rate; } && !has_constant_rate<OptimizerType>)
        return sizeof(CallbackBesideSchedule<Type, OptimizerType>) == 0;
    else
        return true;
}

}  // namespace detail
}  // namespace staticnn
