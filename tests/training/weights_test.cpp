// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

/// Weights of halves and quarters, so that products with them are exact; every fifth sample counts nothing.
std::vector<float> some_weights() {
    std::vector<float> weights(samples.rows());
    for (Index row = 0; row < weights.size(); ++row) weights[row] = static_cast<float>(row % 5) / 4;
    return weights;
}

const std::array<double, 3> of_classes{0.5, 2, 0.25};

std::vector<float> weights_of_labels(const std::vector<float>& times) {
    std::vector<float> weights(samples.rows());
    for (Index row = 0; row < weights.size(); ++row)
        weights[row] = static_cast<float>(of_classes[samples.targets()[row]]) * times[row];
    return weights;
}

/// Of the network alone: histories differ where validation does.
std::string digest_of_weights(const Classifier& trainer) {
    return checkpoint::digest_of(detail::weights_of(trainer.network()));
}

TEST(Weights, OfOneChangeNothing) {
    const std::vector<double> ones(samples.rows(), 1);
    Classifier plain(batches_of_8), weighted(batches_of_8), balanced(batches_of_8);
    plain.fit(samples, {.epochs = 2});
    weighted.fit(samples.with_weights(ones), {.epochs = 2});
    balanced.fit(samples, {.epochs = 2}, class_weights({1, 1, 1}));
    EXPECT_EQ(weighted.digest(), plain.digest());
    EXPECT_EQ(balanced.digest(), plain.digest());
}

// As in Keras: the sum of weight times loss over the number of samples, not over the sum of weights.
TEST(Weights, AreAveragedOverTheNumberOfSamples) {
    Classifier trainer(batches_of_8);
    const std::vector<float> weights = some_weights();
    double expected = 0;
    for (Index row = 0; row < samples.rows(); ++row)
        expected += weights[row] * trainer.evaluate(samples.slice(row, 1)).loss();
    const auto scores = trainer.evaluate(samples.with_weights(weights));
    EXPECT_NEAR(scores.loss(), expected / 26, 1e-12);
    EXPECT_EQ(scores["accuracy"], trainer.evaluate(samples)["accuracy"]);  // metrics do not look at weights
}

TEST(Weights, ScaleLossAndGradientOfASample) {
    const std::array<double, 1> two{2};
    const auto one = samples.slice(3, 1);
    Network<ClassifierNet> network(1);
    Workspace<ClassifierNet, float> workspace(8);
    Storage<ClassifierNet, float> plain, doubled;
    const Moment moment{1, 0};
    const double loss =
        compute_gradients<SparseCategoricalCrossentropy>(network, one, moment, workspace, plain);
    EXPECT_EQ(compute_gradients<SparseCategoricalCrossentropy>(network, one.with_weights(two), moment,
                                                               workspace, doubled),
              2 * loss);
    for (Index i = 0; i < ClassifierNet::storage_size; ++i) EXPECT_EQ(doubled.data()[i], 2 * plain.data()[i]);
}

TEST(Weights, FollowTheirSamplesThroughShufflingAndSplits) {
    const std::vector<float> ones(samples.rows(), 1), weights = weights_of_labels(ones);
    Classifier by_samples(batches_of_8), by_classes(batches_of_8);
    const FitOptions options{.epochs = 3, .validation_split = 0.2};
    const History left = by_samples.fit(samples.with_weights(weights), options);
    const History right = by_classes.fit(samples, options, class_weights(of_classes));
    EXPECT_EQ(left["loss"], right["loss"]);
    EXPECT_EQ(digest_of_weights(by_samples), digest_of_weights(by_classes));
    // Validation knows weights of samples, but as in Keras none of classes.
    EXPECT_NE(left["val_loss"], right["val_loss"]);
    EXPECT_EQ(left["val_loss"].back(), by_classes.evaluate(samples.with_weights(weights).drop(20)).loss());
    EXPECT_EQ(right["val_loss"].back(), by_classes.evaluate(samples.drop(20)).loss());
}

TEST(Weights, OfSamplesAndClassesAreMultiplied) {
    const std::vector<float> weights = some_weights(), products = weights_of_labels(weights);
    Classifier both(batches_of_8), products_alone(batches_of_8);
    both.fit(samples.with_weights(weights), {.epochs = 2}, class_weights(of_classes));
    products_alone.fit(samples.with_weights(products), {.epochs = 2});
    EXPECT_EQ(both.digest(), products_alone.digest());
}

TEST(Weights, AreGivenToResumeAgain) {
    const std::vector<float> weights = some_weights();
    const auto data = samples.with_weights(weights);
    const FitOptions options{.epochs = 3};
    Classifier whole(batches_of_8), paused(batches_of_8), forgetful(batches_of_8);
    whole.fit(data, options, class_weights(of_classes));
    for (Classifier* trainer : {&paused, &forgetful})
        trainer->fit(data, options, class_weights(of_classes), at_batches([&](const BatchReport& report) {
                         if (report.step == 6) trainer->pause();
                     }));
    paused.resume(data, class_weights(of_classes));
    EXPECT_EQ(paused.digest(), whole.digest());
    forgetful.resume(data);
    EXPECT_NE(forgetful.digest(), whole.digest());
}

TEST(ClassWeights, AreRefusedUnlessFiniteAndNotNegative) {
    expect_error<ArgumentError>(
        [] {
            class_weights({1, -0.5});
        },
        "class weight is expected to be finite and not negative, found -0.5");
    EXPECT_THROW(class_weights({1, std::nan("")}), ArgumentError);
    EXPECT_THROW(class_weights({INFINITY, 1}), ArgumentError);
    EXPECT_EQ(class_weights({0, 1, 2.5}).values, (std::array<double, 3>{0, 1, 2.5}));
}

}  // namespace
}  // namespace staticnn
