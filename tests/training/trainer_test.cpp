// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/trainer.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "data/expect_error.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/optimizers/sgd.hpp"
#include "staticnn/schedules/exponential_decay.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "support/sanitizer.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

using ScheduledTrainer =
    Trainer<ClassifierNet, SparseCategoricalCrossentropy, Adam<ExponentialDecay>, EarlyStopping>;
constexpr ExponentialDecay decay{.initial_rate = 0.5, .decay_steps = 1, .decay_rate = 0.5};

TEST(Trainer, HasTheDefaultsOfKeras) {
    const Trainer<ClassifierNet, SparseCategoricalCrossentropy, Adam<>> trainer;
    EXPECT_EQ(trainer.batch_size(), 32u);
    EXPECT_EQ(trainer.learning_rate(), 0.001);
    EXPECT_EQ(trainer.optimizer().beta_1, 0.9);
    EXPECT_EQ(trainer.optimizer().beta_2, 0.999);
    EXPECT_EQ(trainer.optimizer().epsilon, 1e-7);
    EXPECT_EQ(trainer.step(), 0u);
    EXPECT_EQ(trainer.epoch(), 0u);
    EXPECT_EQ(trainer.history().size(), 0u);
    EXPECT_EQ(Classifier().learning_rate(), 0.01);
}

TEST(Trainer, TakesItsSettingsInAnyOrder) {
    const Adam<ExponentialDecay> adam{.learning_rate = decay, .beta_1 = 0.25};
    const ScheduledTrainer one({}, adam, EarlyStopping{.patience = 7});
    const ScheduledTrainer other({}, EarlyStopping{.patience = 7}, adam);
    EXPECT_EQ(one.digest(), other.digest());
    EXPECT_EQ(one.optimizer().beta_1, 0.25);
    EXPECT_EQ(one.callback<EarlyStopping>().patience, 7u);
}

TEST(Trainer, StartsFromItsSeed) {
    EXPECT_EQ(Classifier({.seed = 5}).network(), (Network<ClassifierNet>(5)));
    EXPECT_EQ(Classifier({.seed = 5}).digest(), Classifier({.seed = 5}).digest());
    EXPECT_NE(Classifier({.seed = 5}).digest(), Classifier({.seed = 6}).digest());
    EXPECT_EQ(Classifier({.seed = 5}).seed(), 5u);
}

TEST(Trainer, OfAnotherSeedEndsElsewhereThoughItStartsAlike) {
    Classifier one({.batch_size = 8, .seed = 5}), other({.batch_size = 8, .seed = 6});
    other.network() = one.network();
    fit(one, {});
    fit(other, {});
    EXPECT_FALSE(one.network() == other.network());
}

TEST(Trainer, RefusesSettingsOutsideTheirRange) {
    expect_error<ArgumentError>([] { Classifier({.batch_size = 0}); },
                                "batch_size is expected to be at least 1, found 0");
    expect_error<ArgumentError>([] { Classifier({.batch_size = 1'000'000'000'000}); },
                                "batch_size is expected to be at most 4294967295, found 1000000000000");
    if (!has_address_sanitizer && !has_thread_sanitizer) {  // which end the program instead of a throw
        using Wide = Trainer<Sequential<Dense<100'000, 1>>, MeanSquaredError, Sgd<>>;
        expect_error<ArgumentError>([] { Wide({.batch_size = 4'000'000'000}); },
                                    "batch_size is expected to leave memory for the outputs of all layers, "
                                    "found 4000000000, for which there is not enough");
    }
    expect_error<ArgumentError>([] { Classifier({.batch_size = static_cast<Index>(-1)}); },
                                "batch_size is expected to be at least 1, found -1");
    expect_error<ArgumentError>([] { Classifier({.threads = 5000}); },
                                "threads is expected to be at most 4096, found 5000");
    expect_error<ArgumentError>([] { Classifier({}, Sgd<Momentum>{.momentum = 1}); },
                                "Sgd's momentum is expected to be at least 0 and below 1, found 1");
    expect_error<ArgumentError>([] { Classifier({}, Sgd<Momentum>{.learning_rate = -0.5}); },
                                "learning_rate is expected to be at least 0 and below 1e9, found -0.5");
    expect_error<ArgumentError>([] { ScheduledTrainer(); },
                                "ExponentialDecay's decay_steps is expected to be at least 1, found 0");
}

TEST(Trainer, RefusesCallbacksThatCannotWorkBeforeItBegins) {
    ScheduledTrainer trainer({.batch_size = 8}, Adam<ExponentialDecay>{.learning_rate = decay});
    const std::string digest = trainer.digest();
    expect_error<ArgumentError>([&] { trainer.fit(samples, {.validation_split = 0}); },
                                "EarlyStopping's monitor 'val_loss' needs validation data: give a "
                                "validation_split or validation_data(data)");
    EXPECT_EQ(trainer.digest(), digest);
    EXPECT_FALSE(trainer.has_open_run());
}

TEST(Trainer, RefusesTwoKindsOfValidation) {
    Classifier trainer(batches_of_8);
    expect_error<ArgumentError>(
        [&] { trainer.fit(samples, {.validation_split = 0.5}, validation_data(samples.take(3))); },
        "fit takes a validation_split or validation_data(data), found both");
    EXPECT_FALSE(trainer.has_open_run());
}

TEST(LearningRate, IsSetForTheUpdatesToCome) {
    Classifier trainer(batches_of_8);
    const auto before = trainer.network();
    trainer.set_learning_rate(0);
    EXPECT_EQ(trainer.learning_rate(), 0);
    fit(trainer, {});
    EXPECT_EQ(trainer.network(), before);
    trainer.set_learning_rate(0.25);
    EXPECT_EQ(trainer.learning_rate(), 0.25);
    std::vector<double> rates;
    fit(trainer, {}, [&](const BatchReport& report) {
        rates.push_back(report.learning_rate);
        if (report.step == 6) trainer.set_learning_rate(0.125);
    });
    EXPECT_EQ(rates, (std::vector<double>{0.25, 0.25, 0.125, 0.125}));
    EXPECT_FALSE(trainer.network() == before);
}

TEST(LearningRate, IsANumberFromZeroUp) {
    Classifier trainer(batches_of_8);
    const std::string digest = trainer.digest(),
                      rule = "learning_rate is expected to be at least 0 and below 1e9, found ";
    expect_error<ArgumentError>([&] { trainer.set_learning_rate(-1); }, rule + "-1");
    expect_error<ArgumentError>([&] { trainer.set_learning_rate(std::nan("")); }, rule + "nan");
    EXPECT_EQ(trainer.digest(), digest);
}

TEST(LearningRate, FollowsItsSchedule) {
    ScheduledTrainer trainer({.batch_size = 26}, Adam<ExponentialDecay>{.learning_rate = decay});
    std::vector<double> rates;
    trainer.fit(samples.view(), {.epochs = 4, .validation_split = 0.5},
                at_batches([&](const BatchReport& report) { rates.push_back(report.learning_rate); }),
                at_epochs([&](const EpochReport& report) {
                    EXPECT_EQ(report.learning_rate, rates.back());
                    EXPECT_EQ(trainer.learning_rate(), rates.back() / 2);
                    if (report.epoch == 1) trainer.stop();
                }));
    trainer.train_on_batch(samples.take(3));
    EXPECT_EQ(trainer.learning_rate(), 0.125);
    EXPECT_EQ(rates.front(), 0.5);
}

TEST(Predict, GivesWhatTrainingComputesWithoutDropout) {
    using Plain = Sequential<Dense<4, 6, Tanh>, Dense<6, 3, Softmax>>;
    Classifier trainer = fitted({.epochs = 3});
    Trainer<Plain, SparseCategoricalCrossentropy, Sgd<>> plain({.batch_size = 26});
    for (const auto& [to, from] : {std::pair{"0.kernel", "0.kernel"}, std::pair{"0.bias", "0.bias"},
                                   std::pair{"1.kernel", "2.kernel"}, std::pair{"1.bias", "2.bias"}})
        plain.network().assign(to, trainer.network().values(from));

    const auto outputs = trainer.predict(samples.features()), others = plain.predict(samples.features());
    for (Index i = 0; i < outputs.view().size(); ++i)
        EXPECT_EQ(outputs.view().data()[i], others.view().data()[i]);
    // The loss of a training step is that of the forward pass before it.
    const double loss = trainer.evaluate(samples).loss();
    EXPECT_DOUBLE_EQ(plain.train_on_batch(samples.take(26)), loss);
    double by_hand = 0;
    for (Index row = 0; row < 26; ++row)
        by_hand -= std::log(static_cast<double>(outputs.view().row(row)[samples.targets()[row]])) / 26;
    EXPECT_NEAR(loss, by_hand, 1e-6);
}

TEST(Predict, TakesASampleInBraces) {
    Classifier trainer = fitted({.epochs = 1});
    EXPECT_EQ(trainer.predict({1, 0.5, -2, 0}), trainer.predict(std::array<float, 4>{1, 0.5f, -2, 0}));
}

TEST(Predict, OfOneSampleIsTheRowOfABatch) {
    const auto weights = fitted({.epochs = 2}).network();
    Classifier whole({.batch_size = 26});
    whole.network() = weights;
    const auto expected = whole.predict(samples.features());
    for (const Index size : {1u, 3u, 8u, 100u}) {
        Classifier trainer({.batch_size = size});
        trainer.network() = weights;
        const auto outputs = trainer.predict(samples.features());
        for (Index row = 0; row < samples.rows(); ++row) {
            const auto one = trainer.predict(samples.features().row(row));
            for (Index column = 0; column < 3; ++column) {
                EXPECT_EQ(outputs.view().row(row)[column], expected.view().row(row)[column]) << size;
                EXPECT_EQ(one[column], expected.view().row(row)[column]) << size;
            }
        }
    }
}

TEST(Predict, RefusesOutputsOfAnotherNumberOfRows) {
    Classifier trainer(batches_of_8);
    std::vector<float> outputs(3 * 3);
    expect_error<ArgumentError>([&] { trainer.predict(samples.features().slice(0, 4), rows<3>(outputs)); },
                                "the outputs are expected to have 4 rows, as many as the samples; found 3");
    EXPECT_EQ(outputs, std::vector<float>(9));
}

TEST(PredictClasses, AreThoseOfTheLargestOutputs) {
    Classifier trainer = fitted({.epochs = 3});
    const auto outputs = trainer.predict(samples.features());
    const std::vector<Index> classes = trainer.predict_classes(samples.features());
    ASSERT_EQ(classes.size(), samples.rows());
    Index hits = 0;
    for (Index row = 0; row < samples.rows(); ++row) {
        for (Index column = 0; column < 3; ++column)
            EXPECT_LE(outputs.view().row(row)[column], outputs.view().row(row)[classes[row]]);
        hits += classes[row] == samples.targets()[row];
    }
    EXPECT_EQ(trainer.evaluate(samples)["accuracy"], static_cast<double>(hits) / 26);
}

TEST(PredictClasses, TakeTheFirstOfEqualOutputs) {
    Classifier trainer(batches_of_8);
    trainer.network().assign("2.kernel", std::vector<float>(6 * 3));
    trainer.network().assign("2.bias", std::vector<float>{0, 1, 1});
    EXPECT_EQ(trainer.predict_classes(samples.features()), std::vector<Index>(26, 1));
}

// A value of the state may be anything; nothing breaks on the way.
TEST(Predict, PassesNaNOn) {
    Classifier trainer(batches_of_8);
    trainer.network().assign("2.bias", std::vector<float>(3, std::numeric_limits<float>::quiet_NaN()));
    EXPECT_TRUE(std::isnan(trainer.predict(samples.features().row(0))[1]));
    EXPECT_EQ(trainer.predict_classes(samples.features())[0], 0u);
    EXPECT_TRUE(std::isnan(trainer.evaluate(samples).loss()));
}

}  // namespace
}  // namespace staticnn
