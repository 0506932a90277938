// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "staticnn/models/functions.hpp"
#include "support/samples.hpp"

namespace staticnn::laws {

/// Predicts parts of some samples in batches of any size.
template <class Problem>
class PredictionCheck {
    using Topology = typename Problem::Topology;
    static constexpr Index count = 23;

public:
    /// The law: what is predicted for a sample does not depend on the batch around it.
    void run() const {
        const std::vector<float> expected = outputs_of(0, count, count);
        for (const Index capacity : {1u, 2u, 7u, 8u, 16u, 100u})
            EXPECT_EQ(outputs_of(0, count, capacity), expected) << capacity;
        for (Index row = 0; row < count; ++row) {
            const std::vector<float> one = outputs_of(row, 1, 5);
            EXPECT_TRUE(std::equal(one.begin(), one.end(),
                                   expected.begin() + static_cast<long>(row * Topology::outputs)))
                << row;
        }
        EXPECT_NE(outputs_of(0, 1, 1), outputs_of(1, 1, 1)) << "samples cannot be told apart";
    }

private:
    std::vector<float> outputs_of(Index first, Index rows_wanted, Index capacity) const {
        std::vector<float> outputs(rows_wanted * Topology::outputs);
        Workspace<Topology, float> workspace(capacity);
        predict(network_, rows<Topology::inputs>(samples_).slice(first, rows_wanted),
                rows<Topology::outputs>(outputs), workspace);
        return outputs;
    }

    std::vector<float> samples_ = numbers<float>(count * Topology::inputs);
    Network<Topology, float> network_{3};
};

}  // namespace staticnn::laws
