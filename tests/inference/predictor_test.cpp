// SPDX-License-Identifier: BSL-1.0
#include "inference/prediction_law.hpp"

#include <limits>
#include <thread>

namespace staticnn::inference_test {
namespace {

/// All kinds of layers and places where they can stand, on both sides of a pack and of a panel.
// The last begins with a layer so large that zeros of a sample are left out.
using Topologies = testing::Types<
    Sequential<Dense<1, 1>>, Sequential<Dense<33, 70, Tanh, NoBias>, Dense<70, 1, Sigmoid>>,
    Sequential<Dense<64, 64, Relu>, Dense<64, 64, Relu>, Dense<64, 8, Softmax>>,
    Sequential<Flatten<2, 3>, Rescaling<0.5, -0.25>, Normalization<6>, Dense<6, 18>, Reshape<3, 6>, Flatten<>,
               Dropout<0.3>, PRelu<18>, GaussianNoise<0.5>, Dense<18, 2>, Activation<Gelu>>,
    Sequential<BatchNormalization<5>, Dense<5, 40, Mish>, LayerNormalization<40>, AlphaDropout<0.1>,
               RmsNormalization<40>, Frozen<Dense<40, 33, Silu>>, Frozen<BatchNormalization<33>>>,
    Sequential<Dense<4, 9, Elu<>>, Residual<Dense<9, 18, Tanh>, LayerNormalization<18>, Dense<18, 9>>,
               Concatenate<Sequential<Dense<9, 7, Sigmoid>, Residual<Dense<7, 7>>>,
                           Sequential<Frozen<Dense<9, 29>>>>,
               Dense<36, 3>, Activation<Softmax>>,
    Sequential<Embedding<5, 3, 6>, Flatten<>, Dense<18, 20>>,
    Sequential<Dense<1000, 70, Relu>, Dense<70, 2>>>;

template <class Topology>
class PredictorOf : public testing::Test {};
TYPED_TEST_SUITE(PredictorOf, Topologies);

TYPED_TEST(PredictorOf, GivesTheTrainersBits) {
    expect_the_trainers_bits<kernels::Fastest, TypeParam>(kernels::fastest_instruction_set());
}

using Model = Sequential<Dense<3, 20, Tanh>, Dense<20, 2, Softmax>>;
using Sample = std::array<float, 3>;
using Result = std::array<float, 2>;

const Network<Model> network(1);
const Predictor predictor(network);
const std::vector<Sample> samples = [] {
    const std::vector<float> values = samples_of<Model>(70);
    std::vector<Sample> result(70);
    std::copy(values.begin(), values.end(), result.front().data());
    return result;
}();

TEST(Predictor, PredictsBatchesAndSinglesAlike) {
    std::vector<Result> results(samples.size());
    EXPECT_EQ(predictor.predict_batch(samples, results), samples.size());
    for (Index i = 0; i < samples.size(); ++i) EXPECT_EQ(predictor.predict(samples[i]), results[i]) << i;
    EXPECT_EQ(predictor.predict({samples[3][0], samples[3][1], samples[3][2]}), results[3]);
}

TEST(Predictor, SaysHowManyRowsThereWasRoomFor) {
    std::vector<Result> results(9, Result{-1, -1});
    EXPECT_EQ(predictor.predict_batch(samples, std::span(results).first(5)), 5u);
    EXPECT_EQ(results[4], predictor.predict(samples[4]));
    EXPECT_EQ(results[5], (Result{-1, -1}));
    EXPECT_EQ(predictor.predict_batch(std::span(samples).first(0), results), 0u);
}

TEST(Predictor, TakesRowsOfBytesWithAScaleAndAWorkspaceOfTheCaller) {
    const std::vector<std::uint8_t> bytes{0, 51, 102, 153, 204, 255};
    static Predictor<Model>::Workspace<1> workspace;
    std::array<Result, 2> results;
    EXPECT_EQ(predictor.predict_batch(rows<3>(bytes).with_scale(1 / 255.0f), results, workspace), 2u);
    Result second;
    const float scale = 1 / 255.0f;
    predictor.predict(Sample{153 * scale, 204 * scale, 255 * scale}, second, workspace);
    EXPECT_EQ(results[1], second);
}

TEST(Predictor, IsSharedByThreads) {
    std::vector<Result> results(samples.size());
    predictor.predict_batch(samples, results);
    const auto differences = [&](Index& count) {
        for (Index round = 0; round < 200; ++round)
            for (Index i = 0; i < samples.size(); ++i) count += predictor.predict(samples[i]) != results[i];
    };
    Index here = 0, there = 0;
    std::thread thread([&] { differences(there); });
    differences(here);
    thread.join();
    EXPECT_EQ(here + there, 0u);
}

TEST(Predictor, MakesOutputsOfASampleThatCannotBeLookedUpNaN) {
    using Words = Sequential<Embedding<5, 3, 2>, Flatten<>, Dense<6, 2>>;
    const Network<Words> words(1);
    const Predictor look_up(words);
    for (const float wrong : {5.0f, -1.0f, 0.5f, 1e30f, std::numeric_limits<float>::quiet_NaN()}) {
        const std::array<std::array<float, 2>, 3> given{{{1, 2}, {0, wrong}, {3, 4}}};
        std::array<Result, 3> results;
        EXPECT_EQ(look_up.predict_batch(given, results), 3u);
        EXPECT_TRUE(std::isnan(results[1][0]) && std::isnan(results[1][1])) << wrong;
        EXPECT_EQ(results[2], look_up.predict(given[2]));
        EXPECT_TRUE(std::isnan(look_up.predict(given[1])[1])) << wrong;
    }
}

}  // namespace
}  // namespace staticnn::inference_test
