// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <type_traits>

#include "staticnn/concepts/loss.hpp"
#include "staticnn/kernels/copy.hpp"
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

/// A loss or a metric that works on labels, but was given values, or the reverse.
template <class LossOrMetric, class Targets>
struct TargetKindOf {
    static_assert(!std::is_same_v<Targets, Targets>,
                  "staticnn: 'LossOrMetric' does not work on 'Targets': crossentropy and accuracy take "
                  "Labels<Classes>, regression losses take Rows of values");
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

/// The kind of targets that a data set brings.
template <class Targets>
inline constexpr TargetKind kind_of = LabelView<Targets> ? TargetKind::labels : TargetKind::values;

template <class Topology, class Features>
constexpr bool check_features() {
    return sizeof(SamplesFor<Features::width, Topology::inputs>) > 0;
}

template <class Topology, class Targets, class... LossAndMetrics>
constexpr bool check_targets() {
    const auto check_one = []<class Type>(std::type_identity<Type>) {
        if constexpr (Type::target_kind != kind_of<Targets>) return sizeof(TargetKindOf<Type, Targets>) > 0;
        return true;
    };
    const bool kinds_fit = (check_one(std::type_identity<LossAndMetrics>{}) && ...);
    if constexpr (LabelView<Targets>)
        return kinds_fit && sizeof(LabelsFor<Targets::classes, Topology::outputs>) > 0;
    else
        return kinds_fit && sizeof(TargetsFor<Targets::width, Topology::outputs>) > 0;
}

/// Copies rows into the workspace, times their scale: row i of the batch is row pick(i) of the view.
template <class Isa, class Topology, class T, class Features>
void load_features(Workspace<Topology, T>& workspace, const Features& features, Index rows,
                   const kernels::Pick& pick) {
    kernels::gather<Isa, panel_width(Topology::inputs), T>(
        features.data(), Topology::inputs, rows, static_cast<T>(features.scale()), workspace.input(), pick);
}

template <class Isa, class Topology, class T, class Targets>
void load_targets(Workspace<Topology, T>& workspace, const Targets& targets, Index rows,
                  const kernels::Pick& pick) {
    if constexpr (LabelView<Targets>) {
        for (Index row = 0; row < rows; ++row)
            workspace.labels()[row] = static_cast<std::uint32_t>(targets[pick(row)]);
    } else {
        kernels::gather<Isa, panel_width(Topology::outputs), T>(targets.data(), Topology::outputs, rows,
                                                                static_cast<T>(targets.scale()),
                                                                workspace.target(), pick);
    }
}

}  // namespace detail
}  // namespace staticnn
