// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <tuple>
#include <type_traits>

#include "staticnn/concepts/row_source.hpp"
#include "staticnn/core/moment.hpp"
#include "staticnn/core/type_list.hpp"
#include "staticnn/kernels/compiled.hpp"
#include "staticnn/kernels/constant_pack.hpp"
#include "staticnn/kernels/copy.hpp"
#include "staticnn/kernels/inlined_matmul.hpp"
#include "staticnn/kernels/summation.hpp"
#include "staticnn/models/first_layer.hpp"
#include "staticnn/models/forward_plan.hpp"
#include "staticnn/models/prediction_workspace.hpp"

namespace staticnn::detail {

template <class Topology>
inline constexpr bool begins_with_product = TypeAt<0, GroupsOf<Topology>>::is_product;

/// True when all values of a sample can be looked up by the first layer, if that is a Lookup.
template <class Topology, class Element>
constexpr bool is_acceptable(const Element* sample) {
    if constexpr (Lookup<FirstActing<Topology>>)
        for (Index i = 0; i < Topology::inputs; ++i)
            if (!is_entry<FirstActing<Topology>::vocabulary>(sample[i])) return false;
    return true;
}

/// The outputs of a sample that cannot be looked up.
template <class Topology, class T>
constexpr void refuse_row(T* outputs) {
    std::fill_n(outputs, Topology::outputs, std::numeric_limits<T>::quiet_NaN());
}

/// Where a sample is not zero, as long as its first layer is so large that looking costs nothing beside it,
/// and its product can make use of it.
template <class Isa, class Topology, class T>
class LiveSample {
    static constexpr Index width = panel_width(Topology::inputs),
                           panels = PanelLayout{1, Topology::inputs}.panels();
    using First = TypeAt<0, GroupsOf<Topology>>;
    static constexpr bool pays = !std::is_same_v<Isa, kernels::Constants> && First::is_product &&
                                 Topology::inputs * First::outputs >= 65'536 &&
                                 !kernels::Summation::of(Topology::inputs, First::outputs).is_cut;

public:
    STATICNN_INLINE constexpr explicit LiveSample(const T* sample) {
        if constexpr (pays) {
            using V = kernels::Pack<Isa, T>;
            for (std::uint32_t& word : words_) word = 0;
            constexpr Index whole = Topology::inputs / pack_lanes * pack_lanes;
            for (Index column = 0; column < whole; column += pack_lanes)
                words_[column / width] |= nonzero_bits(V::load(sample + column)) << column % width;
            for (Index column = whole; column < Topology::inputs; ++column)
                words_[column / width] |= std::uint32_t{sample[column] != 0} << column % width;
        }
    }

    STATICNN_INLINE constexpr kernels::LiveValues view() const {
        return {.columns = pays ? words_ : nullptr, .panels = panels};
    }

private:
    std::uint32_t words_[pays ? panels : 1];
};

/// Predicts one sample. `Isa` is one that is inlined.
template <class Isa, class Topology, class T, Index Rows>
STATICNN_INLINE constexpr void predict_row(const T* parameters, const T* sample, T* outputs,
                                           PredictionWorkspace<Topology, T, Rows>& workspace) {
    using Steps = ForwardPlan<Isa, Topology, T>;
    if (!is_acceptable<Topology>(sample)) return refuse_row<Topology>(outputs);
    const LiveSample<Isa, Topology, T> live(sample);
    if constexpr (begins_with_product<Topology>) {
        // The panels of a single row follow each other, and a product reads no padding.
        workspace.borrow_input({sample, panel_width(Topology::inputs), live.view()});
    } else {
        constexpr Index width = panel_width(Topology::inputs),
                        padded = PanelLayout{1, Topology::inputs}.size();
        const kernels::PanelView<T> input = workspace.input();
        for (Index i = 0; i < padded; ++i)
            input.values[i / width * input.stride + i % width] = i < Topology::inputs ? sample[i] : T(0);
    }
    Steps::forward(parameters, workspace, 1, Moment{}, false);
    Steps::finish_prediction(workspace, 1);
    constexpr Index last = std::tuple_size_v<GroupsOf<Topology>> - 1;
    kernels::scatter<T>(workspace.template output<last>(), panel_width(Topology::outputs), Topology::outputs,
                        1, outputs);
}

/// Predicts all rows of a source, as many at once as the workspace has room for.
template <class Isa, class Topology, class T, ContiguousRowSource Samples, Index Rows>
void predict_rows(const T* parameters, const Samples& samples, Index rows, T* outputs,
                  PredictionWorkspace<Topology, T, Rows>& workspace) {
    using Steps = ForwardPlan<Isa, Topology, T>;
    constexpr Index width = panel_width(Topology::inputs), last = std::tuple_size_v<GroupsOf<Topology>> - 1;
    workspace.use_own_input();
    const kernels::PanelView<T> input = workspace.input();
    if constexpr (!begins_with_product<Topology>)
        std::fill_n(input.values, PanelLayout{Rows, Topology::inputs}.size(), T(0));
    for (Index first = 0; first < rows; first += Rows, outputs += Rows * Topology::outputs) {
        const Index count = std::min(Rows, rows - first);
        kernels::gather<Isa, width, T>(samples.data(), Topology::inputs, count,
                                       static_cast<T>(samples.scale()), input, {.first = first});
        const auto sample = [&](Index row) { return samples.data() + (first + row) * Topology::inputs; };
        for (Index row = 0; row < count; ++row)
            if (!is_acceptable<Topology>(sample(row)))
                for (Index i = 0; i < Topology::inputs; ++i)
                    input.values[i / width * input.stride + row * width + i % width] = T(0);
        workspace.template find_zeros<Isa>(count);
        Steps::forward(parameters, workspace, count, Moment{}, false);
        Steps::finish_prediction(workspace, count);
        kernels::scatter<T>(workspace.template output<last>(), panel_width(Topology::outputs),
                            Topology::outputs, count, outputs);
        for (Index row = 0; row < count; ++row)
            if (!is_acceptable<Topology>(sample(row)))
                refuse_row<Topology>(outputs + row * Topology::outputs);
    }
}

}  // namespace staticnn::detail
