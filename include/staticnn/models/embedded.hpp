// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <initializer_list>
#include <string_view>

#include "staticnn/models/predictor.hpp"

/// What files written by staticnn-embed ask of the library that they are compiled with.
namespace staticnn {

/// A parameter that a file has the weights of, as a matrix: the last extent are the columns, the others the
/// rows.
struct EmbeddedParameter {
    Index layer;
    std::string_view name;
    Index rows;
    Index columns;
};

/// True when these are the parameters of the topology, in its order.
template <class Topology>
constexpr bool has_parameters(std::initializer_list<EmbeddedParameter> parameters) {
    if (parameters.size() != Topology::parameter_table.size()) return false;
    const EmbeddedParameter* embedded = parameters.begin();
    for (const ParameterInfo& info : Topology::parameter_table) {
        const auto& [layer, name, rows, columns] = *embedded++;
        if (layer != info.layer || name != info.name || rows != info.matrix().rows ||
            columns != info.matrix().columns)
            return false;
    }
    return true;
}

namespace detail {

template <class Topology, class T>
inline constexpr bool fits_stack = sizeof(PredictionWorkspace<Topology, T, 1>) <= StackFor<Topology, 0>::most;

/// Scratch of the calling thread, for networks too wide for its stack.
template <class Topology, class T>
PredictionWorkspace<Topology, T, 1>& workspace_of_thread() noexcept {
    static thread_local PredictionWorkspace<Topology, T, 1> workspace;
    return workspace;
}

}  // namespace detail

/// One prediction for callers that have nothing but pointers, such as C: to Topology::inputs and
/// Topology::outputs values, which do not overlap. Where a network is too wide for the stack, each thread
/// that calls keeps scratch.
template <class Topology, class T>
void predict_at(const Predictor<Topology, T>& network, const T* sample, T* outputs) noexcept {
    const std::span<const T, Topology::inputs> given(sample, Topology::inputs);
    const std::span<T, Topology::outputs> result(outputs, Topology::outputs);
    if constexpr (detail::fits_stack<Topology, T>)
        network.predict(given, result);
    else
        network.predict(given, result, detail::workspace_of_thread<Topology, T>());
}

/// The same for the `values` of `count` samples that lie one after another, as their outputs then do.
template <class Topology, class T>
void predict_batch_at(const Predictor<Topology, T>& network, const T* values, Index count,
                      T* outputs) noexcept {
    const std::span given(reinterpret_cast<const std::array<T, Topology::inputs>*>(values), count);
    const std::span results(reinterpret_cast<std::array<T, Topology::outputs>*>(outputs), count);
    if constexpr (detail::fits_stack<Topology, T>)
        network.predict_batch(given, results);
    else
        network.predict_batch(given, results, detail::workspace_of_thread<Topology, T>());
}

}  // namespace staticnn
