// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tuple>

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/concepts/loss.hpp"
#include "staticnn/concepts/metric.hpp"
#include "staticnn/core/type_list.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/rows.hpp"
#include "staticnn/models/batch_weights.hpp"
#include "staticnn/models/plan.hpp"

namespace staticnn::detail {

/// What stands at the end of a forward pass: the activation that works on rows, the loss and the metrics.
template <class Isa, class Topology, class T>
class Head {
    using Scratch = Workspace<Topology, T>;
    using Row = kernels::Row<kernels::Pack<Isa, T>>;
    static constexpr Index last = Scratch::group_count - 1;
    using Activation = typename TypeAt<last, GroupsOf<Topology>>::Activation;
    static constexpr Index columns = Topology::outputs;
    static constexpr Index width = panel_width(columns);

public:
    /// The sum of the losses of the batch, each times its weight; leaves the network's outputs in
    /// output<last> and shows them to the metrics. Order of summation (format): double precision, rows
    /// ascending.
    template <class Loss, class... Metrics, class Weights = Unweighted>
    static double evaluate(Scratch& workspace, Index rows, std::tuple<Metrics...>& metrics,
                           const Weights& weights = {}) {
        const kernels::PanelView<T> output = workspace.template output<last>();
        double sum = 0;
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index row = 0; row < rows; ++row) {
                const Row y(output, width, row, columns);
                if constexpr (RowActivation<Activation> && !Loss::template fuses<Activation>)
                    Activation::apply_to_row(y);
                const auto target = target_of<Loss>(workspace, row);
                const double loss = static_cast<double>(Loss::forward(y, target));
                sum += weights.apply(loss, row);
                std::apply([&](Metrics&... metric)
                               STATICNN_INLINE_LAMBDA { (show<Loss>(metric, y, target), ...); },
                           metrics);
            }
        });
        return sum;
    }

    /// Writes the gradient of the weighted mean loss with respect to what entered the last activation to
    /// gradient<last>. `evaluate` has been called before.
    template <class Loss, class Weights = Unweighted>
    static void differentiate(Scratch& workspace, Index rows, const Moment& moment,
                              const Weights& weights = {}) {
        const kernels::PanelView<T> output = workspace.template output<last>();
        const kernels::PanelView<T> gradient = workspace.template gradient<last>();
        const T factor = T(1) / static_cast<T>(rows);
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            for (Index row = 0; row < rows; ++row) {
                const Row y(output, width, row, columns), d(gradient, width, row, columns);
                Loss::backward(d, y, target_of<Loss>(workspace, row), weights.apply(factor, row));
                if constexpr (RowActivation<Activation> && !Loss::template fuses<Activation>)
                    Activation::gradient_of_row(d, y);
            }
        });
        if constexpr (!RowActivation<Activation> && !Loss::template fuses<Activation>)
            Plan<Isa, Topology, T>::backward_through_last_activation(workspace, rows, moment);
    }

    /// Turns the gradient of the outputs, which lies in gradient<last>, into that of what entered the last
    /// activation.
    static void backward_through_activation(Scratch& workspace, Index rows, const Moment& moment) {
        if constexpr (RowActivation<Activation>) {
            const kernels::PanelView<T> output = workspace.template output<last>();
            const kernels::PanelView<T> gradient = workspace.template gradient<last>();
            kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
                for (Index row = 0; row < rows; ++row)
                    Activation::gradient_of_row(Row(gradient, width, row, columns),
                                                Row(output, width, row, columns));
            });
        } else {
            Plan<Isa, Topology, T>::backward_through_last_activation(workspace, rows, moment);
        }
    }

private:
    template <class Loss, class Metric, class Target>
    STATICNN_INLINE static void show(Metric& metric, const Row& output, const Target& target) {
        constexpr bool takes_label = detail::takes_label(Metric::target_kind, Loss::target_kind);
        if constexpr (takes_label && Loss::target_kind != TargetKind::labels)
            metric.add(output, kernels::position_of_largest(target));
        else
            metric.add(output, target);
    }

    template <class Loss>
    STATICNN_INLINE static auto target_of(Scratch& workspace, Index row) {
        if constexpr (Loss::target_kind == TargetKind::labels)
            return Index{workspace.labels()[row]};
        else
            return Row(workspace.target(), width, row, columns);
    }
};

}  // namespace staticnn::detail
