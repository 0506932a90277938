// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tuple>
#include <type_traits>
#include <utility>

#include "staticnn/core/index.hpp"

namespace staticnn {
namespace detail {

template <Index I, class Type>
struct NumberedType {};
template <class Numbers, class... Types>
struct NumberedTypes;
template <Index... I, class... Types>
struct NumberedTypes<std::index_sequence<I...>, Types...> : NumberedType<I, Types>... {};

template <Index I, class Type>
constexpr std::type_identity<Type> find_numbered(const NumberedType<I, Type>&) {
    return {};
}

}  // namespace detail

/// Type number I of a list. One instantiation for the list and one for each type: std::tuple_element takes a
/// chain of them for each.
template <Index I, class... Types>
using NthType = typename decltype(detail::find_numbered<I>(
    detail::NumberedTypes<std::index_sequence_for<Types...>, Types...>{}))::type;

namespace detail {

template <Index I, class Tuple>
struct NthOf;
template <Index I, class... Types>
struct NthOf<I, std::tuple<Types...>> {
    using type = NthType<I, Types...>;
};

}  // namespace detail

/// The same of a tuple that serves as a list.
template <Index I, class Tuple>
using TypeAt = typename detail::NthOf<I, Tuple>::type;

}  // namespace staticnn
