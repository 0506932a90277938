// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "staticnn/checkpoint/shared_bytes.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/leaf.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

/// A leaf as read from a file, by somebody who does not know the type it belongs to: the values are
/// little-endian and row-major without padding, as in `Leaf::bytes()`.
struct Record {
    std::string name;
    ElementType type = ElementType::text;
    Extents extents;
    SharedBytes bytes;

    bool operator==(const Record&) const = default;
};

namespace detail {

inline constexpr std::array<std::string_view, 5> type_names{"boolean", "uint64", "float32", "float64",
                                                            "text"};

}  // namespace detail

/// The name of an element type in manifests: `float32`.
constexpr std::string_view name_of(ElementType type) noexcept {
    return detail::type_names[static_cast<Index>(type)];
}

/// The element type of that name, or nothing.
constexpr std::optional<ElementType> type_named(std::string_view name) noexcept {
    for (Index i = 0; i < detail::type_names.size(); ++i)
        if (detail::type_names[i] == name) return static_cast<ElementType>(i);
    return std::nullopt;
}

/// The number of values, 1 for a scalar. That the product does not overflow is for `parse_manifest` to check.
inline Index elements_of(const Record& record) noexcept {
    Index elements = 1;
    for (const Index extent : record.extents) elements *= extent;
    return elements;
}

/// The size of all values in bytes.
inline Index byte_size_of(const Record& record) noexcept {
    return elements_of(record) * size_of(record.type);
}

/// Type and extents as in the manifest: `float32 784 512`.
inline std::string shape_text(ElementType type, const Extents& extents) {
    std::string text(name_of(type));
    for (const Index extent : extents) text += ' ' + std::to_string(extent);
    return text;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
