// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <tuple>

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/block_call.hpp"
#include "staticnn/core/moment.hpp"
#include "staticnn/core/type_list.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/elementwise.hpp"
#include "staticnn/kernels/rows.hpp"
#include "staticnn/models/epilogues.hpp"
#include "staticnn/models/groups.hpp"

namespace staticnn::detail {

/// The way forward through a topology for one instruction set: its groups in order, each one kernel. Works on
/// the batch that lies in a workspace, that of a trainer (models/workspace.hpp) or one that only predicts
/// (models/prediction_workspace.hpp). `parameters` is where those of the topology start.
template <class Isa, class Topology, class T>
class ForwardPlan {
    using Groups = GroupsOf<Topology>;

protected:
    static constexpr Index group_count = std::tuple_size_v<Groups>;
    static constexpr Index last = group_count - 1;

    template <Index I>
    using GroupNumber = TypeAt<I, Groups>;

public:
    /// Gates act, and blocks keep what they need for the way back, only in training.
    template <class Scratch>
    STATICNN_INLINE static constexpr void forward(const T* parameters, Scratch& workspace, Index rows,
                                                  const Moment& moment, bool is_training) {
        unroll<group_count>([&](auto i) STATICNN_INLINE_LAMBDA {
            forward_group<i>(parameters, workspace, rows, moment, is_training);
        });
    }

    /// Applies the last activation, if it works on rows, where no loss is going to look at the outputs.
    template <class Scratch>
    STATICNN_INLINE static constexpr void finish_prediction(Scratch& workspace, Index rows) {
        using G = GroupNumber<last>;
        if constexpr (RowActivation<typename G::Activation>) {
            const kernels::PanelView<T> output = workspace.template output<last>();
            kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
                for (Index row = 0; row < rows; ++row)
                    G::Activation::apply_to_row(kernels::Row<kernels::Pack<Isa, T>>(
                        output, panel_width(G::outputs), row, G::outputs));
            });
        }
    }

protected:
    template <Index I, class Scratch>
    STATICNN_INLINE static constexpr auto target_of(Scratch& workspace, const Moment& moment) {
        using G = GroupNumber<I>;
        constexpr std::uint32_t stream = Topology::template stream_number<G::gate_layer>;
        return EpilogueTarget<panel_width(G::outputs), T>{workspace.template output<I>().stride,
                                                          round_up(G::outputs, pack_lanes) / pack_lanes,
                                                          moment.stream(stream)};
    }

    template <Index I>
    STATICNN_INLINE static constexpr BlockCall<T> call_of(const T* parameters, Index rows,
                                                          const Moment& moment, bool is_training) {
        using G = GroupNumber<I>;
        return {parameters + G::parameters.offset, rows,
                moment.inside(Topology::template stream_number<G::first_layer>), is_training};
    }

private:
    template <Index I, class Scratch>
    STATICNN_INLINE static constexpr void forward_group(const T* parameters, Scratch& workspace, Index rows,
                                                        const Moment& moment, bool is_training) {
        using G = GroupNumber<I>;
        const kernels::PanelView<const T> x = workspace.template input_of<I>();
        if constexpr (G::is_block) {
            G::Producer::template forward<Isa, T>(call_of<I>(parameters, rows, moment, is_training), x,
                                                  workspace.template output<I>(),
                                                  workspace.template memory<I>());
        } else {
            using Gate = std::conditional_t<Scratch::only_predicts, None, typename G::Gate>;
            const ForwardEpilogue<typename G::Activation, Gate, panel_width(G::outputs), T> epilogue{
                target_of<I>(workspace, moment), workspace.template output<I>().values,
                workspace.template kept<I>(), is_training};
            if constexpr (G::is_product)
                G::Producer::template forward<Isa, T>(parameters + G::parameters.offset, x, rows, epilogue);
            else
                kernels::for_each_pack<Isa, panel_width(G::inputs), T>(x, rows, G::inputs, epilogue);
        }
    }
};

}  // namespace staticnn::detail
