// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstring>
#include <nlohmann/json.hpp>
#include <string>

#include "staticnn/checkpoint/refuse.hpp"
#include "staticnn/checkpoint/summary.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/report/saved_types.hpp"
#include "staticnn/report/type_layout.hpp"

namespace inspect {

using namespace staticnn::report;
using staticnn::ElementType;
using staticnn::Index;

using Json = nlohmann::ordered_json;

/// Null for nothing.
template <class T>
Json json_of(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}

template <class T>
Json json_of_numbers(const Record& record) {
    Json numbers = Json::array();
    for (Index offset = 0; offset < record.bytes.size(); offset += sizeof(T)) {
        T value;
        std::memcpy(&value, record.bytes.data() + offset, sizeof value);
        numbers.push_back(value);
    }
    return record.extents.empty() ? numbers.front() : numbers;
}

/// The values of a leaf; NaN and infinities are null, because JSON has none.
inline Json json_of(const Record& record) {
    switch (record.type) {
        case ElementType::boolean:
            return record.extents.empty() ? Json(record.bytes[0] != std::byte{0})
                                          : json_of_numbers<std::uint8_t>(record);
        case ElementType::uint64:
            return json_of_numbers<std::uint64_t>(record);
        case ElementType::float32:
            return json_of_numbers<float>(record);
        case ElementType::float64:
            return json_of_numbers<double>(record);
        case ElementType::text:
            break;
    }
    return std::string(reinterpret_cast<const char*>(record.bytes.data()), record.bytes.size());
}

/// The values of leaves by what their names have behind `prefix`.
inline Json json_of(const std::vector<const Record*>& records, std::string_view prefix) {
    Json object = Json::object();
    for (const Record* record : records) object[record->name.substr(prefix.size())] = json_of(*record);
    return object;
}

/// Empty when the header does not describe the layers.
inline Json json_of_layers(const StateView& state, const std::string& path) {
    Json layers = Json::array();
    try {
        for (const auto& layer : staticnn::checkpoint::layers_of(state.file(), path))
            layers.push_back({{"kind", layer.kind},
                              {"type", layer.type},
                              {"shape", layer.shape},
                              {"parameters", layer.parameters}});
    } catch (const staticnn::FormatError&) {
        return Json::array();
    }
    return layers;
}

/// Everything that is known of a file but the weights and slots themselves.
inline Json json_of(const StateView& state, const std::string& path, Index file_size) {
    const SavedTypes types = types_of(state);
    Json header = Json::object();
    for (const auto& [key, value] : state.file().header) header[key] = value;
    Json best = Json::object();
    for (const Column& column : state.history())
        if (const auto found = best_of(column); found && column.name != "learning_rate")
            best[column.name] = {{"value", found->value}, {"epoch", found->epoch}};
    return {{"file", path},
            {"format", state.file().format == staticnn::checkpoint::Format::xml ? "xml" : "binary"},
            {"version", staticnn::checkpoint::format_version},
            {"kind", json_of(state.header("kind"))},
            {"library", json_of(state.header("library"))},
            {"digest", state.file().digest},
            {"topology", types.topology.empty() ? Json() : Json(types.topology)},
            {"trainer", json_of(state.header("trainer"))},
            {"parameters", state.parameters()},
            {"trainable_parameters", json_of(state.header_count("trainable_parameters"))},
            {"flops", json_of(state.header_count("flops"))},
            {"scalar", json_of(state.header("scalar"))},
            {"layers", json_of_layers(state, path)},
            {"loss", json_of(state.header("loss"))},
            {"optimizer",
             {{"type", json_of(state.header("optimizer"))},
              {"settings", json_of(state.optimizer_settings(), "optimizer.")}}},
            {"callbacks", json_of(state.callback_values(), "callbacks.")},
            {"learning_rate", json_of(state.learning_rate())},
            {"step", json_of(state.count("step"))},
            {"epoch", json_of(state.count("epoch"))},
            {"position", json_of(state.count("position"))},
            {"batch_size", json_of(state.count("batch_size"))},
            {"seed", json_of(state.count("seed"))},
            {"run", json_of(state.below("run."), "run.")},
            {"best", best},
            {"history", json_of(state.below("history."), "history.")},
            {"sizes",
             {{"file", file_size},
              {"state", state.state_bytes()},
              {"weights", state.weight_bytes()},
              {"slots", state.slot_bytes()}}},
            {"header", header}};
}

}  // namespace inspect
