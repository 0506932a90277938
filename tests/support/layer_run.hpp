// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "staticnn/kernels/copy.hpp"
#include "staticnn/models/head.hpp"
#include "staticnn/models/network.hpp"
#include "staticnn/models/plan.hpp"
#include "staticnn/models/sinks.hpp"

namespace staticnn {

/// Layers called with a batch and with the gradient of their outputs, both row-major.
template <class Topology, class T = double>
class LayerRun {
public:
    using Numbers = std::vector<T>;

    explicit LayerRun(std::span<const T> x)
        : rows_(x.size() / Topology::inputs), x_(capacity() * panels_width(Topology::inputs)) {
        kernels::gather<kernels::Portable, panel_width(Topology::inputs), T>(x.data(), Topology::inputs,
                                                                             rows_, T(1), view(), {});
    }

    /// Parameters can be assigned; running statistics move when `backward` is done.
    Network<Topology, T>& network() { return network_; }

    Numbers forward(kernels::InstructionSet set, bool is_training) {
        kernels::with_instruction_set(set, [&]<class Isa>(Isa) {
            workspace_.borrow_input(view());
            detail::Plan<Isa, Topology, T>::forward(network_.parameters().data(), workspace_, rows_, moment,
                                                    is_training);
            detail::ForwardPlan<Isa, Topology, T>::finish_prediction(workspace_, rows_);
        });
        return row_major<Topology::outputs>(workspace_.template output<last>());
    }

    /// Returns the gradient of the input.
    Numbers backward(kernels::InstructionSet set, std::span<const T> dy) {
        kernels::with_instruction_set(set, [&]<class Isa>(Isa) {
            kernels::gather<Isa, panel_width(Topology::outputs), T>(dy.data(), Topology::outputs, rows_, T(1),
                                                                    workspace_.template gradient<last>(), {});
            StoreGradient<T> sink(gradients_.parameters());
            detail::LayerSink whole(sink, 0, 0);
            detail::Head<Isa, Topology, T>::backward_through_activation(workspace_, rows_, moment);
            detail::Plan<Isa, Topology, T>::template backward<true>(network_.parameters().data(), workspace_,
                                                                    rows_, moment, whole);
        });
        return row_major<Topology::inputs>(workspace_.input_gradient());
    }

    /// The gradient of a parameter, or the new value of a running statistic.
    Numbers gradient(std::string_view name) const { return gradients_.values(name); }

    static constexpr Moment moment{3, 7};

private:
    static constexpr Index last = Workspace<Topology, T>::group_count - 1;
    static constexpr Index panels_width(Index columns) { return PanelLayout{1, columns}.size(); }

    Index capacity() const { return rows_ + 2; }
    kernels::PanelView<T> view() { return {x_.data(), capacity() * panel_width(Topology::inputs)}; }

    template <Index Columns>
    Numbers row_major(kernels::PanelView<const T> from) const {
        Numbers numbers(rows_ * Columns);
        kernels::scatter<T>(from, panel_width(Columns), Columns, rows_, numbers.data());
        return numbers;
    }

    Index rows_;
    Buffer<T> x_;
    Network<Topology, T> network_, gradients_;
    Workspace<Topology, T> workspace_{capacity(), typename Workspace<Topology, T>::Inside{}};
};

/// Equal to within 1e-12 of the value, or of 1 where that is more.
inline void expect_near(const std::vector<double>& found, std::span<const double> expected,
                        const std::string& what) {
    ASSERT_EQ(found.size(), expected.size()) << what;
    for (Index i = 0; i < found.size(); ++i)
        EXPECT_NEAR(found[i], expected[i], 1e-12 * std::max(1.0, std::abs(expected[i]))) << what << " " << i;
}

}  // namespace staticnn
