// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/layers/embedding.hpp"

#include <limits>

#include "staticnn/data/dataset.hpp"
#include "staticnn/data/rows.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/flatten.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/models/functions.hpp"
#include "support/layer_run.hpp"
#include "support/samples.hpp"

namespace staticnn {
namespace {

static_assert(Lookup<Embedding<10, 3>> && Block<Embedding<10, 3>>);
static_assert(std::is_same_v<Embedding<10, 3, 4>::Output<Shape<4>>, Shape<4, 3>>);

TEST(Embedding, IsNamedByItsSizes) {
    EXPECT_EQ((Embedding<1000, 16>::name.view()), "Embedding<1000,16>");
    EXPECT_EQ((Embedding<1000, 16, 5>::name.view()), "Embedding<1000,16,5>");
}

TEST(Embedding, StartsWithin5Hundredths) {
    const Network<Sequential<Embedding<50, 20>>> network(3);
    const auto values = network.values("0.embeddings");
    const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
    EXPECT_GE(*lowest, -0.05f);
    EXPECT_LT(*lowest, -0.045f);
    EXPECT_LT(*highest, 0.05f);
    EXPECT_GT(*highest, 0.045f);
}

class EmbeddingOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, EmbeddingOn, all_sets, name_of_set);

// By hand; 35 columns are two panels, and position 2 starts at column 70 of 105, within a pack.
TEST_P(EmbeddingOn, LooksUpRowsAndAddsUpTheirGradients) {
    constexpr Index width = 35;
    LayerRun<Sequential<Embedding<4, width, 3>>> run(std::vector<double>{3, 0, 3, 1, 1, 0});
    const auto table = numbers<double>(4 * width), dy = numbers<double>(6 * width, 2);
    run.network().assign("0.embeddings", table);
    std::vector<double> expected, gradient(4 * width, 0.0);
    Index place = 0;
    for (const Index entry : {3u, 0u, 3u, 1u, 1u, 0u}) {
        for (Index i = 0; i < width; ++i) {
            expected.push_back(table[entry * width + i]);
            gradient[entry * width + i] += dy[place++];
        }
    }
    EXPECT_EQ(run.forward(GetParam(), true), expected);
    run.backward(GetParam(), dy);
    EXPECT_EQ(run.gradient("0.embeddings"), gradient);
    run.backward(GetParam(), dy);
    EXPECT_EQ(run.gradient("0.embeddings"), gradient) << "of one batch, not of all";
}

// A table of one column lies as a row.
TEST_P(EmbeddingOn, LooksUpSingleNumbers) {
    LayerRun<Sequential<Embedding<40, 1, 2>>> run(std::vector<double>{3, 39, 39, 0});
    const auto table = numbers<double>(40), dy = numbers<double>(4, 2);
    run.network().assign("0.embeddings", table);
    EXPECT_EQ(run.forward(GetParam(), true), (std::vector<double>{table[3], table[39], table[39], table[0]}));
    std::vector<double> gradient(40, 0.0);
    gradient[3] = dy[0];
    gradient[39] = dy[1] + dy[2];
    gradient[0] = dy[3];
    run.backward(GetParam(), dy);
    EXPECT_EQ(run.gradient("0.embeddings"), gradient);
}

using Words = Sequential<Embedding<10, 3, 2>, Flatten<>, Dense<6, 1>>;

std::string refusal_of(std::vector<float> x) {
    std::vector<float> outputs(x.size() / 2);
    Workspace<Words, float> workspace(1);
    try {
        predict(Network<Words>(), rows<2>(x), rows<1>(outputs), workspace);
    } catch (const DataError& error) {
        return error.what();
    }
    return "";
}

TEST(Embedding, RefusesWhatIsNoWholeNumberOfItsVocabulary) {
    EXPECT_EQ(refusal_of({0, 9, 3, 9}), "");
    EXPECT_EQ(refusal_of({0, 9, 3, 10}),
              "row 1, column 1 of the samples is expected to be a whole number below 10, the vocabulary of "
              "Embedding; found 10");
    EXPECT_EQ(refusal_of({0.5f, 9}),
              "row 0, column 0 of the samples is expected to be a whole number below 10, the vocabulary of "
              "Embedding; found 0.5");
    EXPECT_NE(refusal_of({1, -1}), "");
    EXPECT_NE(refusal_of({1, std::numeric_limits<float>::quiet_NaN()}), "");
}

TEST(Embedding, RefusesBeforeAGradientIsWritten) {
    const std::vector<float> x{1, 2, 3, 11}, targets{0, 0};
    const Dataset<float, 2, Rows<float, 1>> data(x, targets);
    Workspace<Words, float> workspace(2);
    Storage<Words, float> gradients;
    EXPECT_THROW(compute_gradients<MeanSquaredError>(Network<Words>(), data, {}, workspace, gradients),
                 DataError);
    EXPECT_EQ(gradients.data()[0], 0);
}

}  // namespace
}  // namespace staticnn
