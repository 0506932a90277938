// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <boost/hana/size.hpp>
#include <boost/hana/tuple.hpp>
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

/// Fills a table, parameter by parameter. A class and not a loop with a lambda: after an error elsewhere g++
/// gives up evaluating lambdas, and would report the table too.
template <Index Count>
struct TableBuilder {
    std::array<ParameterInfo, Count> table{};
    Index next = 0, offset = 0, layer = 0;

    template <class... Parameters>
    constexpr void add_layer(const boost::hana::tuple<Parameters...>&) {
        [[maybe_unused]] const Index first = next;
        (add<Parameters>(first), ...);
        ++layer;
    }

    template <class Type>
    constexpr void add(Index first) {
        static_assert(Type::shape::rank >= 1 && Type::shape::rank <= ParameterInfo::max_rank);
        ParameterInfo& info = table[next];
        info.layer = layer;
        info.number = next - first;
        info.name = Type::name;
        info.rank = Type::shape::rank;
        for (Index i = 0; i < info.rank; ++i) info.extents[i] = Type::shape::extents[i];
        info.offset = offset;
        info.initial_value = &Type::initializer::value;
        offset += info.layout().size();
        ++next;
    }
};

/// All parameters of all layers, in the order of the manifest.
template <class... Layers>
constexpr auto parameter_table() {
    TableBuilder<parameter_count<Layers...>> builder;
    (builder.add_layer(Layers::schema), ...);
    return builder.table;
}

}  // namespace detail
}  // namespace staticnn
