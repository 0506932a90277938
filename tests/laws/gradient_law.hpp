// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "staticnn/models/functions.hpp"
#include "support/samples.hpp"

namespace staticnn::laws {

template <class Problem>
auto samples_for(Index rows) {
    using Topology = typename Problem::Topology;
    if constexpr (Problem::Loss::target_kind == TargetKind::labels)
        return class_samples<double, Topology::inputs, Topology::outputs>(rows);
    else if constexpr (Problem::Loss::target_kind == TargetKind::distributions)
        return share_samples<double, Topology::inputs, Topology::outputs>(rows);
    else
        return value_samples<double, Topology::inputs, Topology::outputs>(rows);
}

/// Compares every gradient with the central difference of the loss, in double, gates active.
template <class Problem>
class GradientCheck {
    using Topology = typename Problem::Topology;

public:
    GradientCheck(Index rows, kernels::InstructionSet set)
        : batch_(samples_for<Problem>(rows)), workspace_(rows), set_(set) {
        // Biases away from their start, so that theirs is no special case.
        for (const ParameterInfo& info : Topology::parameter_table) {
            if (!info.is_trained()) continue;
            const std::vector<double> start = numbers<double>(info.size(), 100 + info.offset);
            network_.assign(full_name(info), start);
        }
    }

    void run() {
        Storage<Topology, double> gradients;
        loss(gradients);
        double largest = 0;
        for_each_parameter([&](Index at, const std::string&) {
            largest = std::max(largest, std::abs(gradients.data()[at]));
        });
        ASSERT_GT(largest, 1e-3) << "nothing to be compared";
        for_each_parameter([&](Index at, const std::string& name) {
            const double analytic = gradients.data()[at], numeric = difference(at);
            // What is far smaller than the rest drowns in the rounding of the loss.
            const double size = std::max(std::abs(analytic), 1e-3 * largest);
            EXPECT_LE(std::abs(analytic - numeric), 1e-6 * size)
                << name << ": " << analytic << " by the backward pass, " << numeric << " by differences";
        });
    }

private:
    double loss(Storage<Topology, double>& gradients) {
        return compute_gradients<typename Problem::Loss>(network_, batch_, moment, workspace_, gradients,
                                                         set_);
    }

    double difference(Index at) {
        Storage<Topology, double> unused;
        double& value = network_.parameters().data()[at];
        const double middle = value, h = 1e-5;
        value = middle + h;
        const double above = loss(unused);
        value = middle - h;
        const double below = loss(unused);
        value = middle;
        return (above - below) / (2 * h);
    }

    template <class Visit>
    static void for_each_parameter(const Visit& visit) {
        for (const ParameterInfo& info : Topology::parameter_table) {
            if (!info.is_trained()) continue;
            const PanelLayout layout = info.layout();
            for (Index row = 0; row < layout.rows; ++row)
                for (Index column = 0; column < layout.columns; ++column)
                    visit(info.offset + layout.offset(row, column),
                          full_name(info) + '[' + std::to_string(row) + ", " + std::to_string(column) + ']');
        }
    }

    static constexpr Moment moment{3, 7};

    Network<Topology, double> network_;
    decltype(samples_for<Problem>(1)) batch_;
    Workspace<Topology, double> workspace_;
    kernels::InstructionSet set_;
};

/// The law, for batches of one, of an odd number and of more than a tile, on every set the processor has.
template <class Problem>
void expect_gradients_of_differences() {
    using enum kernels::InstructionSet;
    for (const kernels::InstructionSet set : {portable, neon, avx2, avx512}) {
        if (!kernels::is_supported(set)) continue;
        for (const Index rows : {1u, 3u, 18u}) {
            SCOPED_TRACE(std::string(kernels::name_of(set)) + ", " + std::to_string(rows) + " rows");
            GradientCheck<Problem>(rows, set).run();
        }
    }
}

}  // namespace staticnn::laws
