// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/models/forward_plan.hpp"
#include "staticnn/models/sinks.hpp"
#include "staticnn/models/workspace.hpp"

namespace staticnn::detail {

/// The steps of a topology, forward and backward; the head (models/head.hpp) stands between them.
template <class Isa, class Topology, class T>
class Plan : ForwardPlan<Isa, Topology, T> {
    using Forward = ForwardPlan<Isa, Topology, T>;
    using Scratch = Workspace<Topology, T>;
    using Forward::group_count;
    using Forward::last;

    template <Index I>
    using GroupNumber = typename Forward::template GroupNumber<I>;

public:
    /// Not inlined into its callers, of which a trainer has several.
    static void forward(const T* parameters, Scratch& workspace, Index rows, const Moment& moment,
                        bool is_training) {
        Forward::forward(parameters, workspace, rows, moment, is_training);
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

    /// From the gradient of the output of group I to gradient<I>.
    template <Index I>
    static auto way_back(Scratch& workspace, const Moment& moment) {
        using G = GroupNumber<I>;
        return BackwardEpilogue<typename G::Activation, typename G::Gate, panel_width(G::outputs), T>{
            Forward::template target_of<I>(workspace, moment), workspace.template output<I>().values,
            workspace.template kept<I>(), workspace.template gradient<I>().values};
    }

    /// The same for a gradient of the output that lies in gradient<I> already.
    template <Index I>
    static void enter(Scratch& workspace, Index rows, const Moment& moment) {
        using G = GroupNumber<I>;
        kernels::for_each_pack<Isa, panel_width(G::outputs), T>(workspace.template gradient<I>(), rows,
                                                                G::outputs, way_back<I>(workspace, moment));
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
                    Forward::template call_of<I>(parameters, rows, moment, true),
                    workspace.template input_of<I>(), workspace.template output<I>(), dy,
                    input_gradient_of<I, wants_dx>(workspace), workspace.template memory<I>(), own);
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
