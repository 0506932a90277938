// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <vector>

#include "laws/types.hpp"
#include "staticnn/models/functions.hpp"
#include "support/samples.hpp"

namespace staticnn::laws {
namespace {

template <class Problem>
class PredictionsOf : public testing::Test {
protected:
    using Topology = typename Problem::Topology;
    static constexpr Index count = 23;

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

template <class Problem>
class PredictionsOfLayers : public PredictionsOf<Problem> {};
TYPED_TEST_SUITE(PredictionsOfLayers, Layers);
template <class Problem>
class PredictionsOfActivations : public PredictionsOf<Problem> {};
TYPED_TEST_SUITE(PredictionsOfActivations, Activations);

template <class Test>
void expect_rows_of_any_batch(const Test& outputs_of, Index count, Index width) {
    const std::vector<float> expected = outputs_of(0, count, count);
    for (const Index capacity : {1u, 2u, 7u, 8u, 16u, 100u})
        EXPECT_EQ(outputs_of(0, count, capacity), expected) << capacity;
    for (Index row = 0; row < count; ++row) {
        const std::vector<float> one = outputs_of(row, 1, 5);
        EXPECT_TRUE(std::equal(one.begin(), one.end(), expected.begin() + static_cast<long>(row * width)))
            << row;
    }
    EXPECT_NE(outputs_of(0, 1, 1), outputs_of(1, 1, 1)) << "samples cannot be told apart";
}

TYPED_TEST(PredictionsOfLayers, DoNotDependOnTheBatchAroundThem) {
    expect_rows_of_any_batch(
        [this](Index first, Index size, Index capacity) { return this->outputs_of(first, size, capacity); },
        this->count, TypeParam::Topology::outputs);
}

TYPED_TEST(PredictionsOfActivations, DoNotDependOnTheBatchAroundThem) {
    expect_rows_of_any_batch(
        [this](Index first, Index size, Index capacity) { return this->outputs_of(first, size, capacity); },
        this->count, TypeParam::Topology::outputs);
}

}  // namespace
}  // namespace staticnn::laws
