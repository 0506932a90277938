// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <boost/hana/size.hpp>
#include <boost/hana/tuple.hpp>
#include <string_view>

#include "staticnn/concepts/initializer.hpp"
#include "staticnn/core/panels.hpp"
#include "staticnn/core/schema.hpp"

namespace staticnn {

/// One parameter of a topology: whose it is, its shape, and where it lies in a storage.
struct ParameterInfo {
    static constexpr Index max_rank = 4;

    Index layer = 0;
    std::string_view name;
    ParameterRole role = ParameterRole::trained;
    Index rank = 0;
    std::array<Index, max_rank> extents{};
    Index offset = 0;
    void (*start_values)(const RandomStream&, MatrixSize, Fans, double*) = nullptr;  ///< row-major

    constexpr Index size() const {
        Index product = 1;
        for (Index i = 0; i < rank; ++i) product *= extents[i];
        return product;
    }
    constexpr MatrixSize matrix() const { return {size() / extents[rank - 1], extents[rank - 1]}; }
    constexpr PanelLayout layout() const {
        return PanelLayout::of_parameter(matrix().rows, matrix().columns);
    }
    constexpr bool is_trained() const { return role == ParameterRole::trained; }
    constexpr Fans fans() const { return {matrix().rows, matrix().columns}; }
};

/// The parameters of one layer within those of a topology.
struct ParameterRange {
    Index first = 0;  ///< number of the first
    Index count = 0;
    Index offset = 0;  ///< where the first starts in a storage
    bool has_trained = false;
    bool has_running = false;
};

namespace detail {

template <class Layer>
inline constexpr Index parameters_of = decltype(boost::hana::size(Layer::schema))::value;

/// Fills a table, parameter by parameter. A class and not a loop with a lambda: after an error elsewhere g++
/// gives up evaluating lambdas, and would report the table too.
template <Index Count>
struct TableBuilder {
    std::array<ParameterInfo, Count> table{};
    Index next = 0, offset = 0, layer = 0;

    template <class... Parameters>
    constexpr void add_layer(const boost::hana::tuple<Parameters...>&) {
        (add<Parameters>(), ...);
        ++layer;
    }

    template <class Type>
    constexpr void add() {
        static_assert(Type::shape::rank >= 1 && Type::shape::rank <= ParameterInfo::max_rank);
        ParameterInfo& info = table[next];
        info.layer = layer;
        info.name = Type::name;
        info.role = Type::role;
        info.rank = Type::shape::rank;
        for (Index i = 0; i < info.rank; ++i) info.extents[i] = Type::shape::extents[i];
        info.offset = offset;
        info.start_values = &staticnn::start_values<typename Type::initializer>;
        offset += info.layout().size();
        ++next;
    }
};

/// All parameters of all layers, in the order of the manifest.
template <class... Layers>
constexpr auto parameter_table() {
    TableBuilder<(Index{0} + ... + parameters_of<Layers>)> builder;
    (builder.add_layer(Layers::schema), ...);
    return builder.table;
}

/// The parameters of layer `layer` in a table.
template <Index Count>
constexpr ParameterRange range_of(const std::array<ParameterInfo, Count>& table, Index layer) {
    ParameterRange range;
    for (Index i = 0; i < Count; ++i) {
        if (table[i].layer != layer) continue;
        if (range.count == 0) range = {.first = i, .offset = table[i].offset};
        ++range.count;
        range.has_trained |= table[i].role == ParameterRole::trained;
        range.has_running |= table[i].role == ParameterRole::running;
    }
    return range;
}

}  // namespace detail
}  // namespace staticnn
