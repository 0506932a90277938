// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "laws/optimizers.hpp"
#include "laws/types.hpp"
#include "reference/trajectories.hpp"
#include "staticnn/data/dataset.hpp"
#include "staticnn/models/functions.hpp"

namespace staticnn::laws {

/// Close enough: in double to 1e-12, in float to 2e-5, of the value or of a tenth of the largest one, where
/// that is more.
template <class T>
void expect_close(std::span<const T> found, std::span<const double> expected, const std::string& what) {
    constexpr double tolerance = std::is_same_v<T, float> ? 2e-5 : 1e-12;
    ASSERT_EQ(found.size(), expected.size()) << what;
    double largest = 0;
    for (const double value : expected) largest = std::max(largest, std::abs(value));
    for (Index i = 0; i < found.size(); ++i) {
        const double size = std::max(std::abs(expected[i]), largest / 10);
        EXPECT_NEAR(static_cast<double>(found[i]), expected[i], tolerance * size) << what << ", number " << i;
    }
}

/// Twelve steps of a small network beside those of PyTorch.
template <class Problem, class T, class Data>
class TrajectoryCheck {
    using Topology = typename Problem::Topology;
    using Loss = typename Problem::Loss;

public:
    /// `data` has the reference's samples.
    TrajectoryCheck(const Data& data, std::span<const double> weights) : data_(data) {
        std::span<const double> left = weights;
        for (const ParameterInfo& info : Topology::parameter_table) {
            const std::vector<T> values(left.begin(), left.begin() + static_cast<long>(info.size()));
            start_.assign(full_name(info), values);
            left = left.subspan(info.size());
        }
    }

    void check_start(std::span<const double> predictions, std::span<const double> gradient) {
        std::vector<T> outputs(reference::samples * Topology::outputs);
        predict(start_, data_.features(), Rows<T, Topology::outputs>(outputs), workspace_);
        expect_close<T>(outputs, predictions, "predictions");

        Storage<Topology, T> gradients;
        compute_gradients<Loss>(start_, data_.take(reference::batch_rows), {}, workspace_, gradients);
        expect_close<T>(numbers_of(gradients), gradient, "gradients");
    }

    template <class Optimizer, class Trajectory>
    void check_run(const Optimizer& optimizer, const Trajectory& expected, const std::string& name) {
        Network<Topology, T> network = start_;
        Slots<Optimizer, Topology, T> slots;
        Storage<Topology, T> gradients;
        std::vector<T> losses;
        std::vector<double> rates;
        for (std::uint64_t step = 0; step < reference::steps; ++step) {
            const auto batch = data_.slice(reference::batch_rows * (step % 3), reference::batch_rows);
            rates.push_back(optimizer.learning_rate.rate(step));
            losses.push_back(
                static_cast<T>(compute_gradients<Loss>(network, batch, {0, step}, workspace_, gradients)));
            apply_gradients(optimizer, step + 1, gradients, network, slots);
        }
        expect_close<double>(rates, expected.rates, name + ": learning rates");
        expect_close<T>(losses, expected.losses, name + ": losses");
        expect_close<T>(numbers_of(network.parameters()), expected.weights, name + ": weights");
    }

private:
    static std::vector<T> numbers_of(const Storage<Topology, T>& storage) {
        std::vector<T> numbers;
        for (const ParameterInfo& info : Topology::parameter_table) {
            const PanelLayout layout = info.layout();
            for (Index row = 0; row < layout.rows; ++row)
                for (Index column = 0; column < layout.columns; ++column)
                    numbers.push_back(storage.data()[info.offset + layout.offset(row, column)]);
        }
        return numbers;
    }

    const Data data_;
    Network<Topology, T> start_;
    Workspace<Topology, T> workspace_{reference::batch_rows};
};

}  // namespace staticnn::laws
