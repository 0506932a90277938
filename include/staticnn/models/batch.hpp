// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/concepts/loss.hpp"
#include "staticnn/kernels/compiled.hpp"
#include "staticnn/kernels/load_rows.hpp"
#include "staticnn/models/check_lookups.hpp"
#include "staticnn/models/workspace.hpp"

namespace staticnn {

/// Samples of one width offered to a network of another. The facts stand in the name of this type.
template <Index Width, Index Inputs>
struct SamplesFor {
    static_assert(Width == Inputs,
                  "staticnn: samples of 'Width' values do not fit a network that takes 'Inputs' values");
};

/// Labels of some classes offered to a network with other outputs.
template <Index Classes, Index Outputs>
struct LabelsFor {
    static_assert(Classes == Outputs,
                  "staticnn: labels of 'Classes' classes do not fit a network with 'Outputs' outputs");
};

/// Target values of one width offered to a network with other outputs.
template <Index Width, Index Outputs>
struct TargetsFor {
    static_assert(Width == Outputs,
                  "staticnn: targets of 'Width' values do not fit a network with 'Outputs' outputs");
};

namespace detail {

template <class Type>
concept LabelView = requires {
    Type::classes;
};

template <class Type>
concept RowView = requires {
    Type::width;
};

/// Whether a loss on this kind of targets can work on a data set's.
template <class Targets>
constexpr bool brings(TargetKind kind) {
    return LabelView<Targets> == (kind == TargetKind::labels);
}

}  // namespace detail

/// A loss that works on labels, but was given values, or the reverse.
template <class Loss, class Targets>
struct TargetKindOf {
    static_assert(detail::brings<Targets>(Loss::target_kind),
                  "staticnn: 'Loss' does not work on 'Targets': SparseCategoricalCrossentropy takes "
                  "Labels<Classes>, all other losses take Rows of values");
};

namespace detail {

// The checks are called where nothing asks for a constant: a second error would follow there.
template <class Topology, class Features>
constexpr void check_features() {
    static_assert(sizeof(SamplesFor<Features::width, Topology::inputs>) > 0);
}

template <class Topology, class Targets, class Loss>
constexpr void check_targets() {
    static_assert(sizeof(TargetKindOf<Loss, Targets>) > 0);
    if constexpr (LabelView<Targets>)
        static_assert(sizeof(LabelsFor<Targets::classes, Topology::outputs>) > 0);
    else
        static_assert(sizeof(TargetsFor<Targets::width, Topology::outputs>) > 0);
}

/// Copies rows into the workspace, times their scale: row i of the batch is row pick(i) of the view. `moment`
/// is that of the training step, and null outside training. Throws DataError when the first layer cannot take
/// the rows.
template <class Isa, class Topology, class T, class Features>
void load_features(Workspace<Topology, T>& workspace, const Features& features, Index rows,
                   const kernels::Pick& pick, const Moment* moment = nullptr) {
    kernels::load_rows<Isa>(features, rows, workspace.input(), pick, moment);
    workspace.template find_zeros<Isa>(rows);
    check_lookups(workspace, rows, pick);
}

template <class Isa, class Topology, class T, class Targets>
void load_targets(Workspace<Topology, T>& workspace, const Targets& targets, Index rows,
                  const kernels::Pick& pick) {
    if constexpr (LabelView<Targets>) {
        for (Index row = 0; row < rows; ++row)
            workspace.labels()[row] = static_cast<std::uint32_t>(targets[pick(row)]);
    } else {
        kernels::load_rows<Isa>(targets, rows, workspace.target(), pick, nullptr);
    }
}

}  // namespace detail
}  // namespace staticnn
