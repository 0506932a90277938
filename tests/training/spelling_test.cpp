// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/spelling.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "staticnn/staticnn.hpp"

namespace staticnn {
namespace {

std::string without_blanks(std::string_view text) {
    std::string result;
    for (const char character : text)
        if (character != ' ' && character != '\n') result += character;
    return result;
}

struct OwnRule {
    double operator()(std::uint64_t, double rate) const { return rate; }
};
struct NamedRule : OwnRule {
    static constexpr FixedString name = "NamedRule";
};
struct own_metric {
    static constexpr FixedString name = "own_metric2_x";
};

template <class Type>
void expect_spelled(std::string_view as_written) {
    EXPECT_EQ(spelling_of<Type>().view(), without_blanks(as_written));
}

// What is written between the parentheses is the type and, without its blanks, its spelling.
#define EXPECT_SPELLED(...) expect_spelled<__VA_ARGS__>(#__VA_ARGS__)

TEST(Spelling, IsTheTypeAsItIsWritten) {
    EXPECT_SPELLED(
        Sequential<Flatten<2, 3>, Dense<6, 9, Relu>, Flatten<>, Dense<9, 2, LeakyRelu<0.1>, NoBias>>);
    EXPECT_SPELLED(Dense<4, 3, Linear, NoBias, L2<0.01>, MaxNorm<2>>);
    EXPECT_SPELLED(Dense<4, 3, Tanh, BiasRegularizer<L1<0.5>>, BiasConstraint<NonNegative>>);
    EXPECT_SPELLED(Sequential<Frozen<Dense<3, 4, Linear>>, Residual<Frozen<Dense<4, 4, Tanh>>, Dropout<0.25>>,
                              Concatenate<Sequential<Frozen<Dense<4, 2, Linear>>>, Sequential<Flatten<4>>>>);
    EXPECT_SPELLED(Sequential<Embedding<20, 4>, Flatten<>, LayerNormalization<4>, RmsNormalization<4>,
                              BatchNormalization<4, 0.9>, Normalization<4>, Rescaling<0.5, -1>,
                              GaussianNoise<0.1>, AlphaDropout<0.1>, Activation<Softmax>>);
}

TEST(Spelling, LeavesInitializersOut) {
    using Layer = Dense<4, 3, Relu, HeNormal, BiasInitializer<Constant<1>>, L2<0.01>>;
    EXPECT_EQ(spelling_of<Layer>().view(), "Dense<4,3,Relu,L2<0.01>>");
}

TEST(Spelling, KnowsOptimizersAndLosses) {
    EXPECT_SPELLED(Adam<>);
    EXPECT_SPELLED(Adam<AmsGrad, CosineDecay>);
    EXPECT_SPELLED(RmsProp<Centered, Momentum, OneCycle>);
    EXPECT_SPELLED(Smoothed<SparseCategoricalCrossentropy, 0.1>);
    EXPECT_SPELLED(FromLogits<BinaryCrossentropy>);
    EXPECT_SPELLED(Huber<1.5>);
}

TEST(Spelling, MakesTypesOfTheNamesOfMetricsCallbacksAndRules) {
    EXPECT_SPELLED(Accuracy);
    EXPECT_SPELLED(TopK<5>);
    EXPECT_SPELLED(BinaryAccuracy<0.75>);
    EXPECT_SPELLED(ConfusionMatrix<10>);
    EXPECT_SPELLED(PrecisionScore<10, Macro>);
    EXPECT_SPELLED(RecallScore<10, Micro>);
    EXPECT_SPELLED(F1Score<10, Micro>);
    EXPECT_SPELLED(Auc<200>);
    EXPECT_SPELLED(R2Score<2>);
    EXPECT_SPELLED(RootMeanSquaredError);
    EXPECT_SPELLED(MeanOf<LogCosh>);
    EXPECT_SPELLED(MeanAbsoluteError);
    EXPECT_SPELLED(EarlyStopping);
    EXPECT_SPELLED(ReduceLrOnPlateau);
    EXPECT_SPELLED(ModelCheckpoint);
    EXPECT_SPELLED(BackupAndRestore);
    EXPECT_SPELLED(TerminateOnNan);
    EXPECT_SPELLED(RollBackOnNan);
    EXPECT_SPELLED(CsvLogger);
    EXPECT_SPELLED(HealthMonitor);
    EXPECT_SPELLED(LearningRateFinder);
    EXPECT_SPELLED(StochasticWeightAverage);
    EXPECT_SPELLED(JsonLinesLogger);
    EXPECT_SPELLED(ClipValue);
    EXPECT_SPELLED(ClipNorm);
    EXPECT_SPELLED(GlobalClipNorm);
    EXPECT_SPELLED(GradientAccumulation);
    EXPECT_SPELLED(WeightAverage);
    EXPECT_SPELLED(Precision<double>);
}

TEST(Spelling, KnowsTypesOfOnesOwnByTheirNames) {
    EXPECT_EQ(spelling_of<own_metric>().view(), "OwnMetric2X");
    EXPECT_SPELLED(LearningRateScheduler<NamedRule>);
    EXPECT_EQ(spelling_of<LearningRateScheduler<OwnRule>>().view(), "LearningRateScheduler<?>");
}

TEST(Spelling, IsInTheHeaderOfACheckpoint) {
    using Classifier = Trainer<Sequential<Dense<2, 3, Softmax, HeNormal>>, SparseCategoricalCrossentropy,
                               Sgd<Momentum>, F1Score<3>, EarlyStopping, Precision<double>>;
    EXPECT_EQ(*checkpoint::find(Classifier().header(), "trainer"),
              "Trainer<Sequential<Dense<2,3,Softmax>>,SparseCategoricalCrossentropy,Sgd<Momentum>,"
              "F1Score<3,Macro>,EarlyStopping,Precision<double>>");
}

}  // namespace
}  // namespace staticnn
