// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/checkpoint/manifest.hpp"
#include "staticnn/checkpoint/summary.hpp"
#include "staticnn/checkpoint/type_text.hpp"
#include "staticnn/core/error.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

/// The file may be intact, but its header does not say what a summary needs.
[[noreturn]] inline void refuse_header(std::string_view where, const std::string& expected,
                                       std::string_view found) {
    throw FormatError('\'' + std::string(where) + "' does not describe its layers: expected " + expected +
                      ", found " + std::string(found));
}

/// The value of a header line that must be there.
inline const std::string& header_line(const Contents& contents, std::string_view key,
                                      std::string_view where) {
    const std::string* value = find(contents.header, key);
    if (value == nullptr) refuse_header(where, "the header line '" + std::string(key) + '\'', "none");
    return *value;
}

/// A number in the header line `key`.
inline Index header_number(std::string_view text, std::string_view key, std::string_view where) {
    Index number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        refuse_header(where, "a number in its header line '" + std::string(key) + '\'', excerpt(text));
    return number;
}

/// The text up to `separator`, which is taken away from `rest` with it.
inline std::string_view cut(std::string_view& rest, std::string_view separator) {
    const Index end = std::min(rest.find(separator), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + separator.size(), rest.size()));
    return part;
}

inline Index parameters_below(const std::vector<Record>& records, const std::string& prefix) {
    Index count = 0;
    for (const Record& record : records)
        if (record.name.starts_with(prefix)) count += elements_of(record);
    return count;
}

}  // namespace detail

STATICNN_FUNCTION std::string layers_text(std::span<const staticnn::detail::LayerFacts> layers) {
    std::string text;
    for (const staticnn::detail::LayerFacts& layer : layers) {
        text += (text.empty() ? "" : ", ") + std::string(layer.kind);
        for (const Index extent : layer.shape) text += ' ' + std::to_string(extent);
    }
    return text;
}

STATICNN_FUNCTION std::vector<LayerEntry> layers_of(const Contents& contents, std::string_view where) {
    const std::string& topology = detail::header_line(contents, "topology", where);
    const auto types = template_arguments(topology);
    if (!types || types->empty()) detail::refuse_header(where, "a topology in its header", excerpt(topology));
    std::string_view rest = detail::header_line(contents, "layers", where);
    std::vector<LayerEntry> layers;
    for (const std::string_view type : *types) {
        std::string_view words = detail::cut(rest, ", ");
        LayerEntry layer;
        layer.kind = detail::cut(words, " ");
        layer.type = escape(type);  // for a terminal, whatever the file says
        while (!words.empty())
            layer.shape.push_back(detail::header_number(detail::cut(words, " "), "layers", where));
        layer.parameters =
            detail::parameters_below(contents.records, "network." + std::to_string(layers.size()) + '.');
        if (!is_name(layer.kind) || layer.shape.empty())
            detail::refuse_header(where,
                                  std::to_string(types->size()) + " layers with their shapes in its header",
                                  excerpt(*find(contents.header, "layers")));
        layers.push_back(std::move(layer));
    }
    if (!rest.empty())
        detail::refuse_header(where, std::to_string(types->size()) + " layers in its header",
                              excerpt(*find(contents.header, "layers")));
    return layers;
}

STATICNN_FUNCTION std::string summary(const Contents& contents, std::string_view where) {
    const std::vector<LayerEntry> layers = layers_of(contents, where);
    std::vector<staticnn::detail::LayerFacts> facts;
    Index parameters = 0;
    for (const LayerEntry& layer : layers) {
        facts.push_back({layer.kind, layer.type, layer.shape, layer.parameters});
        parameters += layer.parameters;
    }
    const auto number = [&](std::string_view key) {
        return detail::header_number(detail::header_line(contents, key, where), key, where);
    };
    const Index trainable = number("trainable_parameters");
    if (trainable > parameters)
        detail::refuse_header(where, "at most " + std::to_string(parameters) + " trainable parameters",
                              std::to_string(trainable));
    const bool is_double = detail::header_line(contents, "scalar", where) == name_of(ElementType::float64);
    return staticnn::detail::summary_text(facts, trainable, is_double ? 8 : 4, number("flops"));
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
