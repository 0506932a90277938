// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <charconv>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "staticnn/core/error.hpp"
#include "staticnn/core/panels.hpp"
#include "staticnn/report/saved_types.hpp"
#include "staticnn/report/state_view.hpp"

namespace embed {

using staticnn::Index;
using staticnn::PanelLayout;
using staticnn::report::Record;
using staticnn::report::StateView;

/// A parameter as the program that is generated has to know it again.
struct Parameter {
    std::string layer;  ///< its number
    std::string name;
    Index rows;
    Index columns;
};

/// What a program needs of a checkpoint to predict.
struct Network {
    std::string topology;
    std::string digest;
    staticnn::ElementType scalar{};
    std::vector<Parameter> parameters;
    Index size = 0;       ///< how many numbers the weights are in memory
    std::string weights;  ///< these numbers in panels, as bytes

    bool is_double() const { return scalar == staticnn::ElementType::float64; }
    std::string scalar_name() const { return is_double() ? "double" : "float"; }
};

[[noreturn]] inline void refuse(const std::string& path, const std::string& why) {
    throw staticnn::FormatError('\'' + path + "' cannot be embedded: " + why);
}

/// The values of a matrix, row after row, in panels. Padding is zero, as in a Storage.
inline std::string in_panels(const Record& record, const PanelLayout& layout, Index element_size) {
    std::string bytes(layout.size() * element_size, '\0');
    const auto* values = reinterpret_cast<const char*>(record.bytes.data());
    for (Index row = 0; row < layout.rows; ++row)
        for (Index column = 0; column < layout.columns; column += layout.width()) {
            const Index count = std::min(layout.width(), layout.columns - column);
            std::memcpy(bytes.data() + layout.offset(row, column) * element_size,
                        values + (row * layout.columns + column) * element_size, count * element_size);
        }
    return bytes;
}

/// The network in a checkpoint of a trainer or of weights, whatever its type. Throws FormatError, which calls
/// the file `path`, when there is none.
inline Network network_of(const StateView& state, const std::string& path) {
    constexpr std::string_view prefix = "network.";
    Network network;
    network.topology = staticnn::report::types_of(state).topology;
    network.digest = state.file().digest;
    const std::vector<const Record*> records = state.below(prefix);
    if (!network.topology.starts_with("Sequential<") || records.empty())
        refuse(path, "expected the weights of a network and its type, found a file of kind '" +
                         state.header("kind").value_or("") + '\'');
    staticnn::report::check_type(network.topology, path);

    network.scalar = records.front()->type;
    const Index element_size = network.is_double() ? sizeof(double) : sizeof(float);
    for (const Record* record : records) {
        const std::string name = record->name.substr(prefix.size());
        const Index dot = name.find('.');
        const Index elements = staticnn::checkpoint::elements_of(*record);
        const bool is_tensor = !record->extents.empty() && elements > 0 && dot != name.npos;
        if (!is_tensor || record->type != network.scalar || record->bytes.size() != elements * element_size)
            refuse(path, "expected tensors of one type, float32 or float64, found the leaf '" + record->name +
                             "' of another kind");
        const Index columns = record->extents.back();
        const Index rows = elements / columns;
        const PanelLayout layout = PanelLayout::of_parameter(rows, columns);
        network.parameters.push_back({name.substr(0, dot), name.substr(dot + 1), rows, columns});
        network.size += layout.size();
        network.weights += in_panels(*record, layout, element_size);
    }
    return network;
}

}  // namespace embed
