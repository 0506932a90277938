// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <boost/hana/for_each.hpp>
#include <boost/hana/tuple.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/leaf.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

/// A data member with its name in files.
template <FixedString Name, class Class, class Value>
struct Member {
    Value Class::*pointer;
    Role role;
};

/// A member that training changes.
template <FixedString Name, class Class, class Value>
constexpr Member<Name, Class, Value> member(Value Class::*pointer) {
    return {pointer, Role::state};
}

/// A member that the user sets: a file that says otherwise wins, and the difference is reported.
template <FixedString Name, class Class, class Value>
constexpr Member<Name, Class, Value> setting(Value Class::*pointer) {
    return {pointer, Role::configuration};
}

/// The state of a class, declared once: `static constexpr auto members() { return
/// describe(member<"wait">(&C::wait)); }`. Saving, loading, comparing, printing and digests are loops over
/// this list.
template <class... Members>
constexpr boost::hana::tuple<Members...> describe(Members... members) {
    return boost::hana::tuple<Members...>(members...);
}

namespace detail {

template <class T>
Leaf::Target leaf_target(T& value) {
    return &value;
}
template <class T, Index Count>
Leaf::Target leaf_target(std::array<T, Count>& values) {
    return Leaf::Array<T>{values.data(), {Count}};
}
template <class T, Index Rows, Index Columns>
Leaf::Target leaf_target(std::array<std::array<T, Columns>, Rows>& values) {
    static_assert(sizeof values == Rows * Columns * sizeof(T));
    return Leaf::Array<T>{values.front().data(), {Rows, Columns}};
}

}  // namespace detail

/// True for a class with a `members()` of its own.
template <class Class>
concept Described = requires {
    Class::members();
};

namespace detail {

inline std::string member_name(const std::string& prefix, std::string_view name) {
    return prefix + '.' + std::string(name);
}

}  // namespace detail

/// Calls visit(name, value, role) for each member of `object`, names being `prefix.member`.
template <Described Class, class Visit>
void for_each_member(Class& object, const std::string& prefix, const Visit& visit) {
    boost::hana::for_each(Class::members(), [&]<FixedString Name, class Base, class Value>(
                                                const Member<Name, Base, Value>& member) {
        visit(detail::member_name(prefix, Name.view()), object.*member.pointer, member.role);
    });
}

/// Appends the leaves of `object` under the name `prefix`. Members are bool, std::uint64_t, double,
/// std::string, std::vector<double>, arrays (std::array) and matrices (arrays of arrays) of std::uint64_t or
/// double, described classes, classes with `append_leaves(prefix, leaves)` of their
/// own, and std::optional of these two, which has leaves only while it holds a value.
template <Described Class>
void append_members(Class& object, const std::string& prefix, Leaves& leaves) {
    const auto append = [&]<class Value>(const auto& self, const std::string& name, Value& value,
                                         Role role) -> void {
        if constexpr (requires {
                          *value;
                          value.has_value();
                      }) {
            if (value) self(self, name, *value, role);
        } else if constexpr (requires { value.append_leaves(name, leaves); }) {
            value.append_leaves(name, leaves);
        } else if constexpr (Described<Value>) {
            append_members(value, name, leaves);
        } else {
            leaves.emplace_back(name, detail::leaf_target(value), role);
        }
    };
    for_each_member(object, prefix, [&](const std::string& name, auto& value, Role role) {
        append(append, name, value, role);
    });
}

/// Gives a value to the optional members for which is_there(name) holds and takes it from the others, so that
/// the leaves of `object` become those of a file.
template <Described Class, class Predicate>
void engage_members(Class& object, const std::string& prefix, const Predicate& is_there) {
    for_each_member(object, prefix, [&]<class Value>(const std::string& name, Value& value, Role) {
        if constexpr (requires {
                          *value;
                          value.has_value();
                      }) {
            if (!is_there(name))
                value.reset();
            else if (!value)
                value.emplace();
        } else if constexpr (Described<Value>) {
            engage_members(value, name, is_there);
        }
    });
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
