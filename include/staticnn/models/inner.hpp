// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/block_call.hpp"
#include "staticnn/core/schema.hpp"
#include "staticnn/kernels/copy.hpp"
#include "staticnn/models/forward_plan.hpp"
#include "staticnn/models/sequential.hpp"

namespace staticnn {

template <class Topology, class T>
class Workspace;
template <class Topology, class T, Index Rows>
class PredictionWorkspace;

namespace detail {

// What the way back needs, which who only predicts does not include.
template <class Isa, class Topology, class T>
class Plan;
template <class Isa, class Topology, class T>
class Head;
template <class Sink>
class LayerSink;

/// The layers of a topology, each of whose parameters gets the number of its layer as prefix: "0.kernel".
template <class Topology>
struct SchemaOf;
template <class... Layers>
struct SchemaOf<Sequential<Layers...>> {
    static constexpr auto value = []<Index... I>(std::index_sequence<I...>) {
        return joined(prefixed<text_of<I>() + FixedString(".")>(AsLayer<Layers>::schema)...);
    }
    (std::index_sequence_for<Layers...>{});
};

/// A topology as a part of a layer.
template <class Topology>
struct Inner {
    static constexpr auto schema = SchemaOf<Topology>::value;
    static_assert(!Lookup<typename Topology::template LayerType<0>>,
                  "staticnn: Embedding is the first layer of a network, not inside of another layer");
    static constexpr bool ends_with_row_activation =
        has_row_activation<typename Topology::template LayerType<Topology::layer_count - 1>>;
    static constexpr Index width = panel_width(Topology::outputs);

    template <class T>
    struct Memory {
        explicit Memory(Index capacity) : workspace(capacity, typename Workspace<Topology, T>::Inside{}) {}
        Workspace<Topology, T> workspace;
    };
    template <class T, Index Rows>
    struct PredictionMemory {
        PredictionWorkspace<Topology, T, Rows> workspace;
    };

    /// Returns the output.
    template <class Isa, class T, class MemoryType>
    STATICNN_INLINE static constexpr kernels::PanelView<const T> forward(const BlockCall<T>& call,
                                                                         kernels::PanelView<const T> x,
                                                                         MemoryType& memory) {
        using Steps = ForwardPlan<Isa, Topology, T>;
        memory.workspace.borrow_input(x);
        Steps::forward(call.parameters, memory.workspace, call.rows, call.moment, call.is_training);
        Steps::finish_prediction(memory.workspace, call.rows);
        return memory.workspace.template output<last>();
    }

    /// `dy` is the gradient of the outputs, which are columns of a larger batch, from `first` on. Returns the
    /// gradient of the input.
    template <Index FromWidth, class Isa, class T, class Sink>
    static kernels::PanelView<const T> backward(const BlockCall<T>& call, kernels::PanelView<const T> dy,
                                                Index first, Memory<T>& memory, LayerSink<Sink>& sink) {
        Workspace<Topology, T>& workspace = memory.workspace;
        kernels::copy_columns<FromWidth, width>(dy, first, workspace.template gradient<last>(), 0,
                                                Topology::outputs, call.rows);
        Head<Isa, Topology, T>::backward_through_activation(workspace, call.rows, call.moment);
        Plan<Isa, Topology, T>::template backward<true>(call.parameters, workspace, call.rows, call.moment,
                                                        sink);
        return workspace.input_gradient();
    }

private:
    static constexpr Index last = std::tuple_size_v<GroupsOf<Topology>> - 1;
};

}  // namespace detail
}  // namespace staticnn
