// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <type_traits>

namespace staticnn::detail {

/// What `std::data` and `std::size` work on. Written out because `<ranges>` would add 40 % to the
/// compile time of this folder. Asking for `std::begin` keeps our own views out, which have rows and not
/// elements.
template <class Range>
concept ContiguousRange = requires(Range& range) {
    std::begin(range);
    std::data(range);
    std::size(range);
};

/// The values of `range` as `Element`s that outlive this call, or a readable compile error. `Range` is what a
/// forwarding reference deduced.
template <class Element, class Range>
Element* borrow(std::remove_reference_t<Range>& range) {
    using Value = std::remove_pointer_t<decltype(std::data(range))>;
    // As for std::span: a conversion of pointers to arrays may add const and nothing else.
    constexpr bool is_same_type = std::is_convertible_v<Value(*)[], Element(*)[]>;
    static_assert(
        std::is_lvalue_reference_v<Range> || std::ranges::enable_borrowed_range<std::remove_cvref_t<Range>>,
        "staticnn: a view of a temporary would dangle: give 'Range' a name and keep it");
    static_assert(is_same_type,
                  "staticnn: a view of 'Element' values cannot look at 'Range', whose values are "
                  "of another type or read-only");
    if constexpr (is_same_type)
        return std::data(range);
    else
        return nullptr;
}

}  // namespace staticnn::detail
