// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

namespace detail {

constexpr bool is_lower_case(char letter) noexcept { return letter >= 'a' && letter <= 'z'; }

/// The name of a value as that of a type: "early_stopping" becomes "EarlyStopping".
template <FixedString Name>
constexpr auto pascal_case() {
    constexpr std::string_view text = Name.view();
    constexpr Index size = [] {
        Index count = 0;
        for (const char letter : Name.view()) count += letter != '_';
        return count;
    }();
    FixedString<size> result;
    Index end = 0;
    for (Index i = 0; i < text.size(); ++i) {
        if (text[i] == '_') continue;
        const bool begins_word = i == 0 || text[i - 1] == '_';
        result.characters[end++] =
            begins_word && is_lower_case(text[i]) ? static_cast<char>(text[i] - 'a' + 'A') : text[i];
    }
    return result;
}

template <class Type>
inline constexpr bool is_named = requires {
    Type::name;
};

}  // namespace detail

/// A type as it is written in a program, without namespaces: its `spelling`; if it has none, its name, or for
/// a unit that is named like a value ("early_stopping") that name as one of a type; "?" without a name.
template <class Type>
constexpr auto spelling_of() {
    if constexpr (requires { Type::spelling; })
        return Type::spelling;
    else if constexpr (!detail::is_named<Type>)
        return FixedString("?");
    else if constexpr (detail::is_lower_case(Type::name.view().front()))
        return detail::pascal_case<Type::name>();
    else
        return Type::name;
}

}  // namespace staticnn
