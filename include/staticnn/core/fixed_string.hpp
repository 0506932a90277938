// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "staticnn/core/index.hpp"

namespace staticnn {

/// A text as a constant: usable as a template argument, and put together at compile time.
template <Index Size>
struct FixedString {
    std::array<char, Size + 1> characters{};

    constexpr FixedString() = default;
    constexpr FixedString(const char (&text)[Size + 1]) { std::copy_n(text, Size + 1, characters.begin()); }

    constexpr std::string_view view() const noexcept { return {characters.data(), Size}; }
    constexpr operator std::string_view() const noexcept { return view(); }

    template <Index Other>
    friend constexpr FixedString<Size + Other> operator+(const FixedString& a, const FixedString<Other>& b) {
        FixedString<Size + Other> result;
        std::copy_n(a.characters.begin(), Size, result.characters.begin());
        std::copy_n(b.characters.begin(), Other + 1, result.characters.begin() + Size);
        return result;
    }
    template <Index Other>
    friend constexpr auto operator+(const FixedString& a, const char (&b)[Other]) {
        return a + FixedString<Other - 1>(b);
    }
    constexpr bool operator==(const FixedString&) const = default;
};

template <Index SizeWithZero>
FixedString(const char (&)[SizeWithZero]) -> FixedString<SizeWithZero - 1>;

namespace detail {

constexpr Index digits_of(Index number) {
    Index digits = 1;
    for (; number >= 10; number /= 10) ++digits;
    return digits;
}

}  // namespace detail

/// A number as decimal text.
template <Index Number>
constexpr auto text_of() {
    FixedString<detail::digits_of(Number)> result;
    Index rest = Number;
    for (Index i = detail::digits_of(Number); i-- > 0; rest /= 10)
        result.characters[i] = static_cast<char>('0' + rest % 10);
    return result;
}

/// The name of a type, without its arguments, as the name of a value: "LogCosh" becomes "log_cosh".
template <FixedString Name>
constexpr auto snake_case() {
    constexpr std::string_view text = Name.view().substr(0, Name.view().find('<'));
    constexpr auto is_capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    constexpr Index size = [&] {
        Index count = text.size();
        for (Index i = 1; i < text.size(); ++i) count += is_capital(text[i]);
        return count;
    }();
    FixedString<size> result;
    Index end = 0;
    for (Index i = 0; i < text.size(); ++i) {
        if (i > 0 && is_capital(text[i])) result.characters[end++] = '_';
        result.characters[end++] = is_capital(text[i]) ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    }
    return result;
}

/// Texts with a separator between them.
template <class Separator>
constexpr auto join(const Separator&) {
    return FixedString<0>{};
}
template <class Separator, class First, class... Rest>
constexpr auto join(const Separator& separator, const First& first, const Rest&... rest) {
    if constexpr (sizeof...(Rest) == 0)
        return first;
    else
        return first + separator + join(separator, rest...);
}

}  // namespace staticnn
