// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/concepts/gradient_sink.hpp"
#include "staticnn/kernels/elementwise.hpp"
#include "staticnn/models/epilogues.hpp"
#include "staticnn/models/groups.hpp"
#include "staticnn/models/storage.hpp"
#include "staticnn/models/workspace.hpp"

namespace staticnn {

/// When a training step happens: all that its random numbers depend on.
struct Moment {
    std::uint64_t seed = 0;
    std::uint64_t step = 0;  ///< updates done before
};

namespace detail {

/// The steps of a topology for one instruction set: its groups in order, each one kernel. Works on the batch
/// that lies in the workspace; the head (models/head.hpp) stands between forward and backward.
template <class Isa, class Topology, class T>
class Plan {
    using Groups = GroupsOf<Topology>;
    using Parameters = Storage<Topology, T>;
    using Scratch = Workspace<Topology, T>;
    static constexpr Index group_count = std::tuple_size_v<Groups>;

    template <Index I>
    using GroupNumber = std::tuple_element_t<I, Groups>;

public:
    /// Training: gates act.
    static void forward(const Parameters& parameters, Scratch& workspace, Index rows, const Moment& moment) {
        unroll<group_count>([&](auto i) { forward_group<i>(parameters, workspace, rows, moment, true); });
    }

    /// Prediction: gates let everything pass.
    static void predict(const Parameters& parameters, Scratch& workspace, Index rows) {
        unroll<group_count>([&](auto i) { forward_group<i>(parameters, workspace, rows, Moment{}, false); });
    }

    /// Turns the gradient of the network's output, which lies in gradient<last>, into that of what entered
    /// the last activation. Not called when the loss has done this itself.
    static void backward_through_last_activation(Scratch& workspace, Index rows, const Moment& moment) {
        constexpr Index last = group_count - 1;
        using G = GroupNumber<last>;
        const kernels::PanelView<T> gradient = workspace.template gradient<last>();
        kernels::for_each_pack<Isa, panel_width(G::outputs), T>(gradient, rows, G::outputs,
                                                                way_back<last>(workspace, moment));
    }

    /// From the gradient in gradient<last> to the gradients of all parameters, which go to the sink layer by
    /// layer, the last layer first. The input gradient of a layer is taken before its parameters may change.
    template <class Sink>
    static void backward(const Parameters& parameters, Scratch& workspace, Index rows, const Moment& moment,
                         Sink& sink) {
        unroll<group_count>(
            [&](auto i) { backward_group<group_count - 1 - i>(parameters, workspace, rows, moment, sink); });
    }

private:
    template <Index I>
    static RandomStream stream_of(const Moment& moment) {
        return {moment.seed, Purpose::dropout, static_cast<std::uint32_t>(GroupNumber<I>::gate_layer),
                moment.step};
    }

    template <Index I>
    static auto target_of(Scratch& workspace, const Moment& moment) {
        using G = GroupNumber<I>;
        return EpilogueTarget<panel_width(G::outputs), T>{workspace.template output<I>().stride,
                                                          round_up(G::outputs, pack_lanes) / pack_lanes,
                                                          stream_of<I>(moment)};
    }

    template <Index I>
    static auto way_back(Scratch& workspace, const Moment& moment) {
        using G = GroupNumber<I>;
        return BackwardEpilogue<typename G::Activation, typename G::Gate, panel_width(G::outputs), T>{
            target_of<I>(workspace, moment), workspace.template output<I>().values,
            workspace.template saved<I>(), workspace.template gradient<I>().values};
    }

    template <Index I>
    static void forward_group(const Parameters& parameters, Scratch& workspace, Index rows,
                              const Moment& moment, bool is_training) {
        using G = GroupNumber<I>;
        constexpr bool saves = saves_activation<typename G::Activation, typename G::Gate>();
        const ForwardEpilogue<typename G::Gate, saves, panel_width(G::outputs), T> epilogue{
            target_of<I>(workspace, moment), workspace.template output<I>().values,
            workspace.template saved<I>(), is_training};
        const kernels::PanelView<const T> x = workspace.template input_of<I>();
        if constexpr (G::has_producer)
            G::Producer::template forward<Isa, T>(parameters.template of_layer<G::first_layer>().data(), x,
                                                  rows, epilogue);
        else
            kernels::for_each_pack<Isa, panel_width(G::inputs), T>(x, rows, G::inputs, epilogue);
    }

    template <Index I, class Sink>
    static void backward_group(const Parameters& parameters, Scratch& workspace, Index rows,
                               const Moment& moment, Sink& sink) {
        using G = GroupNumber<I>;
        const kernels::PanelView<const T> dy = workspace.template gradient<I>();
        if constexpr (I > 0) {
            const auto epilogue = way_back<I - 1>(workspace, moment);
            if constexpr (G::has_producer)
                G::Producer::template input_gradient<Isa, T>(
                    parameters.template of_layer<G::first_layer>().data(), dy, rows, workspace.scratch(),
                    epilogue);
            else
                kernels::for_each_pack<Isa, panel_width(G::outputs), T>(dy, rows, G::outputs, epilogue);
        }
        if constexpr (G::has_producer)
            G::Producer::template parameter_gradients<Isa, T>(
                workspace.template input_of<I>(), dy, rows, offsets_of_layer<Topology, G::first_layer>.data(),
                sink);
    }
};

}  // namespace detail
}  // namespace staticnn
