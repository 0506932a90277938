// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "staticnn/activations/sigmoid.hpp"
#include "staticnn/losses/binary_crossentropy.hpp"
#include "staticnn/losses/categorical_crossentropy.hpp"
#include "staticnn/losses/from_logits.hpp"
#include "staticnn/losses/mean_absolute_error.hpp"
#include "staticnn/metrics/accuracy.hpp"
#include "staticnn/metrics/auc.hpp"
#include "staticnn/metrics/confusion_matrix.hpp"
#include "staticnn/metrics/f1_score.hpp"
#include "staticnn/metrics/r2_score.hpp"
#include "staticnn/metrics/root_mean_squared_error.hpp"
#include "staticnn/metrics/top_k.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "support/row_of.hpp"
#include "support/temporary_folder.hpp"
#include "training/small_classifier.hpp"

/// Metrics in the hands of a trainer.
namespace staticnn {
namespace {

using Names = std::vector<std::string>;

using Measured = Trainer<Sequential<Dense<4, 6, Tanh>, Dense<6, 3, Softmax>>, SparseCategoricalCrossentropy,
                         Adam<>, Accuracy, ConfusionMatrix<3>, TopK<2>, F1Score<3>>;
using Flags = Trainer<Sequential<Dense<4, 2, Sigmoid>>, BinaryCrossentropy, Adam<>, Auc<>, F1Score<2>>;
using Shares = Trainer<Sequential<Dense<4, 3, Softmax>>, CategoricalCrossentropy, Adam<>, Accuracy,
                       MeanAbsoluteError, ConfusionMatrix<3>>;
using Errors = Trainer<Sequential<Dense<4, 2>>, MeanSquaredError, Adam<>, MeanAbsoluteError, R2Score<2>,
                       RootMeanSquaredError>;

TEST(Metrics, AreReportedByTheirNames) {
    Measured trainer({.batch_size = 8});
    EXPECT_EQ(trainer.evaluate(samples).names(),
              (Names{"loss", "accuracy", "balanced_accuracy", "top_2_accuracy", "f1_score"}));
    EXPECT_EQ(Errors().evaluate(value_samples<float, 4, 2>(9)).names(),
              (Names{"loss", "mean_absolute_error", "r2_score", "root_mean_squared_error"}));
}

TEST(Metrics, CanBeHadWhole) {
    Measured trainer({.batch_size = 8});
    trainer.fit(samples, {.epochs = 2});
    const auto scores = trainer.evaluate(samples);
    const ConfusionMatrix<3>& matrix = scores.metric<ConfusionMatrix<3>>();
    const auto classes = trainer.predict_classes(samples.features());
    ConfusionMatrix<3> expected;
    for (Index row = 0; row < samples.rows(); ++row) ++expected.counts[samples.targets()[row]][classes[row]];
    EXPECT_EQ(matrix.counts, expected.counts);
    EXPECT_EQ(scores["balanced_accuracy"], expected.value());
    EXPECT_EQ(scores["accuracy"], scores.metric<Accuracy>().value());
    EXPECT_EQ(scores["f1_score"], (scores.metric<F1Score<3>>().value()));
}

TEST(Metrics, OfDistributionsTakeTheLargestShareAsLabel) {
    const auto data = share_samples<float, 4, 3>(30);
    Shares trainer({.batch_size = 8});
    trainer.fit(data, {.epochs = 2});
    const auto scores = trainer.evaluate(data);
    const auto classes = trainer.predict_classes(data.features());
    Index correct = 0;
    for (Index row = 0; row < data.rows(); ++row) {
        const auto shares = data.targets().row(row);
        correct += static_cast<Index>(std::max_element(shares.begin(), shares.end()) - shares.begin()) ==
                   classes[row];
    }
    EXPECT_EQ(scores.metric<Accuracy>().correct, correct);
    EXPECT_GT(scores["mean_absolute_error"], 0);
}

// What stands beside a fused loss sees probabilities, not what enters the activation.
TEST(Metrics, SeeTheOutputsOfTheNetwork) {
    std::vector<float> targets(20 * 2);
    for (Index i = 0; i < targets.size(); ++i) targets[i] = static_cast<float>(i % 3 == 0);
    const std::vector<float> features = numbers<float>(20 * 4);
    const DataView data(rows<4>(features), rows<2>(targets));
    Flags trainer({.batch_size = 8});
    const auto scores = trainer.evaluate(data);
    const auto outputs = trainer.predict(data.features());
    Auc<> expected;
    for (Index row = 0; row < data.rows(); ++row) {
        RowOf<float> output(outputs.view().row(row).data(), 2), target(data.targets().row(row).data(), 2);
        expected.add(output.row(), target.row());
    }
    EXPECT_EQ(scores.metric<Auc<>>().positives, expected.positives);
    EXPECT_EQ(scores.metric<Auc<>>().negatives, expected.negatives);
    EXPECT_EQ(scores["auc"], expected.value());
}

TEST(Metrics, OfALossAreTheLoss) {
    using Squares = Trainer<Sequential<Dense<4, 2>>, MeanSquaredError, Adam<>, MeanSquaredError>;
    Squares trainer({.batch_size = 8});
    const History history = trainer.fit(value_samples<float, 4, 2>(20), {.epochs = 2});
    EXPECT_EQ(history["loss"].size(), 2u);
    for (Index epoch = 0; epoch < 2; ++epoch)
        EXPECT_NEAR(history["mean_squared_error"][epoch], history["loss"][epoch], 1e-12);
}

// With all of the sums of an epoch under way, tables included, in either form.
TEST(Metrics, GoOnFromACheckpoint) {
    const TemporaryFolder folder;
    Measured whole({.batch_size = 8});
    whole.fit(samples, {.epochs = 2});
    for (const std::string form : {"part.bin", "part.xml"}) {
        Measured part({.batch_size = 8}), rest({.batch_size = 8});
        part.fit(samples, {.epochs = 2}, at_batches([&](const BatchReport& report) {
                     if (report.step == 6) part.pause();
                 }));
        part.save(folder.path(form));
        rest.load(folder.path(form));
        rest.resume(samples);
        EXPECT_EQ(rest.digest(), whole.digest()) << form;
        EXPECT_EQ(rest.history()["balanced_accuracy"], whole.history()["balanced_accuracy"]);
    }
}

// From logits the network is another, but the training is the same.
TEST(Losses, FromLogitsTrainAsThoseOfTheActivation) {
    using Logits = Trainer<Sequential<Dense<4, 3>>, FromLogits<SparseCategoricalCrossentropy>, Adam<>,
                           Precision<double>, Accuracy>;
    using Probabilities = Trainer<Sequential<Dense<4, 3, Softmax>>, SparseCategoricalCrossentropy, Adam<>,
                                  Precision<double>, Accuracy>;
    Logits logits({.batch_size = 8});
    Probabilities probabilities({.batch_size = 8});
    const History left = logits.fit(samples, {.epochs = 3}),
                  right = probabilities.fit(samples, {.epochs = 3});
    EXPECT_EQ(left["loss"], right["loss"]);
    EXPECT_EQ(left["accuracy"], right["accuracy"]);
    const auto raw = logits.predict(samples.features()), shares = probabilities.predict(samples.features());
    double sum = 0;
    for (const double logit : raw.view().row(0)) sum += std::exp(logit);
    for (Index i = 0; i < 3; ++i)
        EXPECT_NEAR(std::exp(raw.view().row(0)[i]) / sum, shares.view().row(0)[i], 1e-12);
}

}  // namespace
}  // namespace staticnn
