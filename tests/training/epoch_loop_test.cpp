// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/epoch_loop.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

/// The samples in another order.
ClassifierData in_order(const std::vector<std::uint32_t>& order) {
    std::vector<float> features;
    std::vector<Index> labels;
    for (const std::uint32_t row : order) {
        const auto values = samples.features().row(row);
        features.insert(features.end(), values.begin(), values.end());
        labels.push_back(samples.targets()[row]);
    }
    return {features, labels};
}

/// One epoch by hand, batch after batch. Returns the mean losses of the batches.
std::vector<double> train_in_order(Classifier& trainer, const ClassifierData::View& data) {
    std::vector<double> losses;
    for (Index first = 0; first < data.rows(); first += 8)
        losses.push_back(trainer.train_on_batch(data.slice(first, std::min<Index>(8, data.rows() - first))));
    return losses;
}

std::vector<std::uint32_t> order_of(std::uint64_t seed, std::uint64_t epoch) {
    std::vector<std::uint32_t> order(samples.rows());
    permute({seed, Purpose::shuffle, 0, epoch}, order);
    return order;
}

/// An epoch by hand, in the order that belongs to it.
void train_shuffled(Classifier& trainer, std::uint64_t seed, std::uint64_t epoch) {
    const ClassifierData data = in_order(order_of(seed, epoch));
    train_in_order(trainer, data);
}

// The last batch, of 2 samples, included.
TEST(Epoch, TrainsAllBatchesInTheOrderOfTheData) {
    Classifier trainer(batches_of_8), by_hand(batches_of_8);
    std::vector<double> losses;
    fit(trainer, {.epochs = 2, .shuffle = false},
        [&](const BatchReport& report) { losses.push_back(report.loss); });
    std::vector<double> expected = train_in_order(by_hand, samples);
    for (const double loss : train_in_order(by_hand, samples)) expected.push_back(loss);
    EXPECT_EQ(losses, expected);
    EXPECT_EQ(trainer.network(), by_hand.network());
}

// Format: the order is a function of seed and epoch.
TEST(Epoch, ShufflesByItsNumberAndTheSeed) {
    Classifier by_hand(batches_of_8);
    for (std::uint64_t epoch = 0; epoch < 3; ++epoch) train_shuffled(by_hand, 3, epoch);
    EXPECT_EQ(fitted({.epochs = 3}).network(), by_hand.network());
    EXPECT_NE(order_of(3, 0), order_of(3, 1));
    EXPECT_NE(order_of(3, 0), order_of(4, 0));
}

TEST(Epoch, ShufflesAnewInASecondRun) {
    Classifier by_hand(batches_of_8), trainer = fitted({.epochs = 1});
    train_shuffled(by_hand, 3, 0);
    train_shuffled(by_hand, 3, 1);
    fit(trainer, {.epochs = 1});
    EXPECT_EQ(trainer.network(), by_hand.network());
}

// Taken before shuffling: 26 - floor(26 * 0.7) = 8.
TEST(Epoch, HoldsBackTheLastSamples) {
    Classifier trainer(batches_of_8), other(batches_of_8);
    fit(trainer, {.epochs = 2, .validation_split = 0.3});
    other.fit(samples.take(18), {.epochs = 2}, at_batches([](const BatchReport&) {}),
              at_epochs([](const EpochReport&) {}));
    EXPECT_EQ(trainer.network(), other.network());
    EXPECT_EQ(trainer.history()["loss"], other.history()["loss"]);
    EXPECT_EQ(trainer.history()["val_loss"].back(), trainer.evaluate(samples.drop(18)).loss());
}

TEST(Epoch, EvaluatesTheValidationDataThatItIsGiven) {
    const ClassifierData others = class_samples<float, 4, 3>(11, 7);
    Classifier trainer(batches_of_8);
    trainer.fit(samples, {.epochs = 2}, validation_data(others));
    EXPECT_EQ(trainer.history()["val_loss"].back(), trainer.evaluate(others).loss());
    EXPECT_EQ(trainer.history()["val_accuracy"].back(), trainer.evaluate(others)["accuracy"]);
    EXPECT_EQ(trainer.network(), fitted({.epochs = 2}).network());
}

// Bytes are scaled on the way into the batch: the same bits as scaled before.
TEST(Epoch, TrainsOnBytesAsOnTheirScaledValues) {
    std::vector<std::uint8_t> bytes(26 * 4);
    std::vector<float> values(bytes.size());
    for (Index i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<std::uint8_t>(i * 37);
        values[i] = static_cast<float>(bytes[i]) * (1.0f / 255);
    }
    const auto labels = samples.targets();
    Classifier trainer(batches_of_8), other(batches_of_8);
    trainer.fit(DataView(rows<4>(bytes).with_scale(1.0f / 255), labels), {.epochs = 2});
    other.fit(DataView(rows<4>(values), labels), {.epochs = 2});
    EXPECT_EQ(trainer.digest(), other.digest());
}

TEST(Epoch, IsOneBatchWhenThereAreFewerSamples) {
    Classifier small({.batch_size = 26, .seed = 3}), large({.batch_size = 1000, .seed = 3});
    fit(small, {.epochs = 2});
    fit(large, {.epochs = 2});
    EXPECT_EQ(large.step(), 2u);
    EXPECT_EQ(large.network(), small.network());
}

TEST(TrainOnBatch, MovesTheStepAndNothingOfARun) {
    Classifier trainer(batches_of_8);
    const auto before = trainer.network();
    EXPECT_GT(trainer.train_on_batch(samples.take(5)), 0);
    EXPECT_FALSE(trainer.network() == before);
    EXPECT_EQ(trainer.step(), 1u);
    EXPECT_EQ(trainer.epoch(), 0u);
    EXPECT_EQ(trainer.history().size(), 0u);
    EXPECT_FALSE(trainer.has_open_run());
}

TEST(TrainOnBatch, RefusesBatchesWithoutRoom) {
    Classifier trainer(batches_of_8);
    const std::string digest = trainer.digest(),
                      rule =
                          "a batch is expected to have 1 to 8 samples, the batch size of the trainer or "
                          "workspace; found ";
    expect_error<ArgumentError>([&] { trainer.train_on_batch(samples.take(9)); }, rule + "9");
    expect_error<ArgumentError>([&] { trainer.train_on_batch(samples.take(0)); }, rule + "0");
    EXPECT_EQ(trainer.digest(), digest);
}

TEST(Evaluate, IsTheMeanOverSamples) {
    Classifier trainer = fitted({.epochs = 2});
    const std::string digest = trainer.digest();
    double loss = 0, hits = 0;
    for (Index row = 0; row < samples.rows(); ++row) {
        const Scores one = trainer.evaluate(samples.slice(row, 1));
        loss += one.loss();
        hits += one["accuracy"];
    }
    const Scores scores = trainer.evaluate(samples);
    EXPECT_DOUBLE_EQ(scores.loss(), loss / 26);
    EXPECT_EQ(scores["accuracy"], hits / 26);
    EXPECT_EQ(scores["loss"], scores.loss());
    EXPECT_EQ(scores.names(), (std::vector<std::string>{"loss", "accuracy"}));
    EXPECT_EQ(trainer.digest(), digest);
}

TEST(Evaluate, DoesNotDependOnTheBatchSize) {
    const Classifier trained = fitted({.epochs = 2});
    const double loss = Classifier(trained).evaluate(samples).loss();
    for (const Index size : {1u, 5u, 100u}) {
        Classifier trainer({.batch_size = size});
        trainer.network() = trained.network();
        EXPECT_DOUBLE_EQ(trainer.evaluate(samples).loss(), loss) << size;
    }
}

TEST(Evaluate, RefusesNothing) {
    Classifier trainer(batches_of_8);
    expect_error<DataError>([&] { trainer.evaluate(samples.take(0)); },
                            "data to be evaluated are expected to have at least 1 sample, found none");
    expect_error<ArgumentError>([&] { trainer.evaluate(samples)["auc"]; },
                                "the name of a value is expected to be one of loss, accuracy; found 'auc'");
}

}  // namespace
}  // namespace staticnn
