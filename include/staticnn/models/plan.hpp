// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/core/block_call.hpp"
#include "staticnn/core/moment.hpp"
#include "staticnn/kernels/elementwise.hpp"
#include "staticnn/models/epilogues.hpp"
#include "staticnn/models/groups.hpp"
#include "staticnn/models/sinks.hpp"
#include "staticnn/models/workspace.hpp"

namespace staticnn::detail {

/// The steps of a topology for one instruction set: its groups in order, each one kernel. Works on the batch
/// that lies in the workspace; the head (models/head.hpp) stands between forward and backward. `parameters`
/// is where those of the topology start.
template <class Isa, class Topology, class T>
class Plan {
    using Groups = GroupsOf<Topology>;
    using Scratch = Workspace<Topology, T>;
    static constexpr Index group_count = std::tuple_size_v<Groups>;
    static constexpr Index last = group_count - 1;

    template <Index I>
    using GroupNumber = std::tuple_element_t<I, Groups>;

public:
    /// Gates act, and blocks keep what they need for the way back, only in training.
    static void forward(const T* parameters, Scratch& workspace, Index rows, const Moment& moment,
                        bool is_training) {
        unroll<group_count>(
            [&](auto i) { forward_group<i>(parameters, workspace, rows, moment, is_training); });
    }

    /// Turns the gradient of the network's output, which lies in gradient<last>, into that of what entered
    /// the last activation. Not called when the loss has done this itself.
    static void backward_through_last_activation(Scratch& workspace, Index rows, const Moment& moment) {
        if constexpr (GroupNumber<last>::has_epilogue) enter<last>(workspace, rows, moment);
    }

    /// From the gradient in gradient<last> to the gradients of all parameters, which go to the sink layer by
    /// layer, the last layer first; with `wants_input` also to that of the input. The input gradient of a
    /// layer is taken before its parameters may change. Stops where no layer before learns anything.
    template <bool wants_input = false, class Sink>
    static void backward(const T* parameters, Scratch& workspace, Index rows, const Moment& moment,
                         LayerSink<Sink>& sink) {
        unroll<group_count>([&](auto i) {
            backward_group<last - i, wants_input>(parameters, workspace, rows, moment, sink);
        });
    }

private:
    template <Index I>
    static constexpr bool learns_before = []<Index... J>(std::index_sequence<J...>) {
        return (GroupNumber<J>::learns || ...);
    }
    (std::make_index_sequence<I>{});

    template <Index I>
    static auto target_of(Scratch& workspace, const Moment& moment) {
        using G = GroupNumber<I>;
        constexpr std::uint32_t stream = Topology::template stream_number<G::gate_layer>;
        return EpilogueTarget<panel_width(G::outputs), T>{workspace.template output<I>().stride,
                                                          round_up(G::outputs, pack_lanes) / pack_lanes,
                                                          moment.stream(stream)};
    }

    /// From the gradient of the output of group I to gradient<I>.
    template <Index I>
    static auto way_back(Scratch& workspace, const Moment& moment) {
        using G = GroupNumber<I>;
        return BackwardEpilogue<typename G::Activation, typename G::Gate, panel_width(G::outputs), T>{
            target_of<I>(workspace, moment), workspace.template output<I>().values,
            workspace.template kept<I>(), workspace.template gradient<I>().values};
    }

    /// The same for a gradient of the output that lies in gradient<I> already.
    template <Index I>
    static void enter(Scratch& workspace, Index rows, const Moment& moment) {
        using G = GroupNumber<I>;
        kernels::for_each_pack<Isa, panel_width(G::outputs), T>(workspace.template gradient<I>(), rows,
                                                                G::outputs, way_back<I>(workspace, moment));
    }

    template <Index I>
    static BlockCall<T> call_of(const T* parameters, Index rows, const Moment& moment, bool is_training) {
        using G = GroupNumber<I>;
        return {parameters + G::parameters.offset, rows,
                moment.inside(Topology::template stream_number<G::first_layer>), is_training};
    }

    template <Index I>
    static void forward_group(const T* parameters, Scratch& workspace, Index rows, const Moment& moment,
                              bool is_training) {
        using G = GroupNumber<I>;
        const kernels::PanelView<const T> x = workspace.template input_of<I>();
        if constexpr (G::is_block) {
            G::Producer::template forward<Isa, T>(call_of<I>(parameters, rows, moment, is_training), x,
                                                  workspace.template output<I>(),
                                                  workspace.template memory<I>());
        } else {
            const ForwardEpilogue<typename G::Activation, typename G::Gate, panel_width(G::outputs), T>
                epilogue{target_of<I>(workspace, moment), workspace.template output<I>().values,
                         workspace.template kept<I>(), is_training};
            if constexpr (G::is_product)
                G::Producer::template forward<Isa, T>(parameters + G::parameters.offset, x, rows, epilogue);
            else
                kernels::for_each_pack<Isa, panel_width(G::inputs), T>(x, rows, G::inputs, epilogue);
        }
    }

    template <Index I, bool wants_input, class Sink>
    static void backward_group(const T* parameters, Scratch& workspace, Index rows, const Moment& moment,
                               LayerSink<Sink>& sink) {
        using G = GroupNumber<I>;
        constexpr bool wants_dx = wants_input || learns_before<I>;
        LayerSink<Sink> own = sink.inside(G::parameters);
        const kernels::PanelView<const T> dy = workspace.template gradient<I>();
        if constexpr (G::is_block) {
            if constexpr (wants_dx || G::learns)
                G::Producer::template backward<Isa, T>(
                    call_of<I>(parameters, rows, moment, true), workspace.template input_of<I>(),
                    workspace.template output<I>(), dy, input_gradient_of<I, wants_dx>(workspace),
                    workspace.template memory<I>(), own);
            if constexpr (wants_dx && I > 0) {
                if constexpr (GroupNumber<I - 1>::has_epilogue) enter<I - 1>(workspace, rows, moment);
            }
        } else {
            if constexpr (wants_dx) {
                const auto epilogue = way_back_of_input<I>(workspace, moment);
                if constexpr (G::is_product)
                    G::Producer::template input_gradient<Isa, T>(parameters + G::parameters.offset, dy, rows,
                                                                 workspace.scratch(), epilogue);
                else
                    kernels::for_each_pack<Isa, panel_width(G::outputs), T>(dy, rows, G::outputs, epilogue);
            }
            if constexpr (G::learns)
                G::Producer::template parameter_gradients<Isa, T>(workspace.template input_of<I>(), dy, rows,
                                                                  own);
        }
    }

    /// Where the gradient of the input of group I belongs.
    template <Index I, bool is_wanted>
    static kernels::PanelView<T> input_gradient_of(Scratch& workspace) {
        if constexpr (!is_wanted)
            return {};
        else if constexpr (I > 0)
            return workspace.template gradient<I - 1>();
        else
            return workspace.input_gradient();
    }

    template <Index I>
    static auto way_back_of_input(Scratch& workspace, const Moment& moment) {
        if constexpr (I > 0) {
            return way_back<I - 1>(workspace, moment);
        } else {
            const kernels::PanelView<T> dx = workspace.input_gradient();
            constexpr Index columns = GroupNumber<0>::inputs;
            return BackwardEpilogue<Linear, None, panel_width(columns), T>{
                {dx.stride, round_up(columns, pack_lanes) / pack_lanes, {}}, nullptr, nullptr, dx.values};
        }
    }
};

}  // namespace staticnn::detail
