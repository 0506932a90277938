// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <boost/hana/for_each.hpp>
#include <boost/hana/size.hpp>
#include <string>
#include <string_view>

#include "staticnn/concepts/initializer.hpp"
#include "staticnn/core/leaf.hpp"
#include "staticnn/core/panels.hpp"
#include "staticnn/core/schema.hpp"

namespace staticnn {

/// One parameter of a topology: whose it is, its shape, and where it lies in a storage.
struct ParameterInfo {
    static constexpr Index max_rank = 4;

    Index layer = 0;
    Index number = 0;  // within the layer
    std::string_view name;
    Index rank = 0;
    std::array<Index, max_rank> extents{};
    Index offset = 0;
    double (*initial_value)(const RandomStream&, Index, Fans) = nullptr;

    constexpr Index size() const {
        Index product = 1;
        for (Index i = 0; i < rank; ++i) product *= extents[i];
        return product;
    }
    /// As a matrix: the last extent are the columns, the others the rows.
    constexpr PanelLayout layout() const { return {size() / extents[rank - 1], extents[rank - 1]}; }
    constexpr Fans fans() const { return {layout().rows, layout().columns}; }

    Extents extent_list() const { return {extents.begin(), extents.begin() + rank}; }
    std::string full_name() const { return std::to_string(layer) + '.' + std::string(name); }
};

namespace detail {

template <class... Layers>
inline constexpr Index parameter_count = (Index{0} + ... +
                                          decltype(boost::hana::size(Layers::schema))::value);

/// All parameters of all layers, in the order of the manifest.
template <class... Layers>
constexpr auto parameter_table() {
    std::array<ParameterInfo, parameter_count<Layers...>> table{};
    Index next = 0, offset = 0, layer = 0;
    const auto add_layer = [&](const auto& schema) {
        Index number = 0;
        boost::hana::for_each(schema, [&]<FixedString Name, class ParameterShape, class Init>(
                                          const Parameter<Name, ParameterShape, Init>&) {
            static_assert(ParameterShape::rank >= 1 && ParameterShape::rank <= ParameterInfo::max_rank);
            ParameterInfo& info = table[next++];
            info.layer = layer;
            info.number = number++;
            info.name = Parameter<Name, ParameterShape, Init>::name;
            info.rank = ParameterShape::rank;
            std::copy_n(ParameterShape::extents.begin(), info.rank, info.extents.begin());
            info.offset = offset;
            info.initial_value = &Init::value;
            offset += info.layout().size();
        });
        ++layer;
    };
    (add_layer(Layers::schema), ...);
    return table;
}

}  // namespace detail
}  // namespace staticnn
