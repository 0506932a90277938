// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "embed/known_types.hpp"
#include "embed/names.hpp"
#include "staticnn/checkpoint/type_text.hpp"
#include "staticnn/core/index.hpp"

namespace embed {

using staticnn::Index;

/// The names in a type, each once, in order.
inline std::vector<std::string> names_in(std::string_view type) {
    std::vector<std::string> names;
    for (auto begin = type.begin(); begin != type.end();) {
        const auto end = std::find_if_not(begin, type.end(), is_word);
        if (begin != end && !is_digit(*begin)) names.emplace_back(begin, end);
        begin = end == type.end() ? end : end + 1;
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

/// How many values a network takes, read off its type as text: off the first layer that says so. Nothing
/// where none does that the library knows.
inline std::optional<Index> inputs_of(std::string_view type) {
    const auto arguments = staticnn::checkpoint::template_arguments(type);
    if (!arguments || arguments->empty()) return std::nullopt;
    const std::string_view kind = type.substr(0, type.find('<'));
    const auto is_one_of = [&](std::initializer_list<std::string_view> kinds) {
        return std::ranges::find(kinds, kind) != kinds.end();
    };
    if (is_one_of({"Sequential", "Residual", "Concatenate", "Frozen"})) {
        for (const std::string_view layer : *arguments)
            if (const auto inputs = inputs_of(layer)) return inputs;
        return std::nullopt;
    }
    const auto extent = [&](Index position) {
        Index value = 0;
        const std::string_view text = (*arguments)[position];
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    };
    if (is_one_of({"Dense", "BatchNormalization", "LayerNormalization", "RmsNormalization", "Normalization",
                   "PRelu"}))
        return extent(0);
    if (kind == "Embedding") return arguments->size() < 3 ? 1 : extent(2);
    if (kind != "Flatten") return std::nullopt;
    Index product = 1;
    for (Index i = 0; i < arguments->size(); ++i) product *= extent(i);
    return product;
}

}  // namespace embed
