// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/concepts/constraint.hpp"
#include "staticnn/concepts/initializer.hpp"
#include "staticnn/concepts/regularizer.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/core/spelling.hpp"
#include "staticnn/initializers/glorot_uniform.hpp"
#include "staticnn/initializers/zeros.hpp"

namespace staticnn {

/// Option of Dense: no bias is added.
struct NoBias {
    static constexpr FixedString name = "NoBias";
};

/// Option of Dense: how the bias starts.
template <Initializer Type>
struct BiasInitializer {};

/// Option of Dense: a penalty on the bias.
template <Regularizer Type>
struct BiasRegularizer {};

/// Option of Dense: a rule for the values of the bias.
template <ValueConstraint Type>
struct BiasConstraint {};

namespace detail {

// What an option asks for; Unrestrained stands for nothing.
template <class Option>
struct KernelInitializerIn : std::type_identity<Unrestrained> {};
template <Initializer Option>
struct KernelInitializerIn<Option> : std::type_identity<Option> {};

template <class Option>
struct KernelRegularizerIn : std::type_identity<Unrestrained> {};
template <Regularizer Option>
struct KernelRegularizerIn<Option> : std::type_identity<Option> {};

template <class Option>
struct KernelConstraintIn : std::type_identity<Unrestrained> {};
template <Constraint Option>
struct KernelConstraintIn<Option> : std::type_identity<Option> {};

template <class Option>
struct BiasInitializerIn : std::type_identity<Unrestrained> {};
template <class Type>
struct BiasInitializerIn<BiasInitializer<Type>> : std::type_identity<Type> {};

template <class Option>
struct BiasRegularizerIn : std::type_identity<Unrestrained> {};
template <class Type>
struct BiasRegularizerIn<BiasRegularizer<Type>> : std::type_identity<Type> {};

template <class Option>
struct BiasConstraintIn : std::type_identity<Unrestrained> {};
template <class Type>
struct BiasConstraintIn<BiasConstraint<Type>> : std::type_identity<Type> {};

/// What the first option that speaks of it asks for, else `Default`.
template <template <class> class In, class Default, class... Options>
struct FirstIn {
    using type = Default;
};
template <template <class> class In, class Default, class First, class... Rest>
struct FirstIn<In, Default, First, Rest...> {
    using Found = typename In<First>::type;
    using type = typename std::conditional_t<std::is_same_v<Found, Unrestrained>,
                                             FirstIn<In, Default, Rest...>, std::type_identity<Found>>::type;
};

template <class Option>
inline constexpr bool is_dense_option =
    std::is_same_v<Option, NoBias> || Initializer<Option> || Regularizer<Option> || Constraint<Option> ||
    !std::is_same_v<typename BiasInitializerIn<Option>::type, Unrestrained> ||
    !std::is_same_v<typename BiasRegularizerIn<Option>::type, Unrestrained> ||
    !std::is_same_v<typename BiasConstraintIn<Option>::type, Unrestrained>;

/// An option as it stands among the arguments of Dense, with the comma before it; empty for initializers.
template <class Option>
constexpr auto spelling_of_option() {
    using BiasRegularizerType = typename BiasRegularizerIn<Option>::type;
    using BiasConstraintType = typename BiasConstraintIn<Option>::type;
    if constexpr (!std::is_same_v<BiasRegularizerType, Unrestrained>)
        return FixedString(",BiasRegularizer<") + spelling_of<BiasRegularizerType>() + ">";
    else if constexpr (!std::is_same_v<BiasConstraintType, Unrestrained>)
        return FixedString(",BiasConstraint<") + spelling_of<BiasConstraintType>() + ">";
    else if constexpr (is_named<Option>)
        return FixedString(",") + spelling_of<Option>();
    else
        return FixedString("");
}

template <class KernelShape, class... Options>
constexpr auto kernel_of() {
    return named<"kernel">(KernelShape{},
                           typename FirstIn<KernelInitializerIn, GlorotUniform, Options...>::type{},
                           typename FirstIn<KernelRegularizerIn, Unrestrained, Options...>::type{},
                           typename FirstIn<KernelConstraintIn, Unrestrained, Options...>::type{});
}

template <class BiasShape, class... Options>
constexpr auto bias_of() {
    return named<"bias">(BiasShape{}, typename FirstIn<BiasInitializerIn, Zeros, Options...>::type{},
                         typename FirstIn<BiasRegularizerIn, Unrestrained, Options...>::type{},
                         typename FirstIn<BiasConstraintIn, Unrestrained, Options...>::type{});
}

}  // namespace detail
}  // namespace staticnn
