// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/classification_report.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "staticnn/activations/linear.hpp"
#include "staticnn/data/one_hot.hpp"
#include "staticnn/losses/categorical_crossentropy.hpp"
#include "staticnn/losses/from_logits.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/callbacks/stochastic_weight_average.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

using JudgedNet = Sequential<Dense<64, 6, Tanh>, Dense<6, 3, Softmax>>;
using JudgedLogits = Sequential<Dense<64, 6, Tanh>, Dense<6, 3>>;
template <class Net, class Loss>
using Judged = Trainer<Net, Loss, Sgd<Momentum>, ConfusionMatrix<3>, ClassificationReport>;
using JudgedClassifier = Judged<JudgedNet, SparseCategoricalCrossentropy>;

const auto judged_training = class_samples<float, 64, 3>(26);
const auto judged_validation = class_samples<float, 64, 3>(21);
constexpr ClassificationReport five_worst{.worst = 5};

template <class SomeTrainer>
std::vector<double> list_of(SomeTrainer& trainer, const std::string& name) {
    for (const Leaf& leaf : trainer.leaves())
        if (leaf.name() == "callbacks.classification_report." + name) {
            const auto bytes = leaf.bytes();
            std::vector<double> values(bytes.size() / sizeof(double));
            if (!bytes.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
            return values;
        }
    return {-1};
}

JudgedClassifier judged(const ClassificationReport& settings = five_worst) {
    JudgedClassifier trainer(batches_of_8, settings);
    trainer.fit(judged_training, {.epochs = 3}, validation_data(judged_validation));
    return trainer;
}

TEST(ClassificationReport, CountsWhatTheMetricCounts) {
    JudgedClassifier trainer = judged();
    const auto& report = trainer.callback<ClassificationReport>();
    EXPECT_EQ(report.epoch(), 3u);
    EXPECT_EQ(report.confusion().counts,
              trainer.evaluate(judged_validation).metric<ConfusionMatrix<3>>().counts);
}

TEST(ClassificationReport, KeepsTheSamplesToWhoseLabelTheLeastWasGiven) {
    JudgedClassifier trainer = judged();
    const auto outputs = trainer.predict(judged_validation.features());
    const auto share = [&](Index row) {
        return double{outputs.view().row(row)[judged_validation.view().targets()[row]]};
    };
    std::vector<Index> order(21);
    std::iota(order.begin(), order.end(), Index{0});
    std::sort(order.begin(), order.end(), [&](Index a, Index b) { return share(a) < share(b); });
    const std::vector<double> numbers = trainer.callback<ClassificationReport>().worst_samples();
    ASSERT_EQ(numbers.size(), 5u);
    const auto features = list_of(trainer, "samples.features");
    ASSERT_EQ(features.size(), 5u * 64);
    for (Index i = 0; i < 5; ++i) {
        const Index row = order[i];
        EXPECT_EQ(numbers[i], static_cast<double>(row));
        EXPECT_EQ(list_of(trainer, "samples.label_shares")[i], share(row));
        EXPECT_EQ(list_of(trainer, "samples.labels")[i],
                  static_cast<double>(judged_validation.view().targets()[row]));
        const auto sample = outputs.view().row(row);
        const auto largest = std::max_element(sample.begin(), sample.end());
        EXPECT_EQ(list_of(trainer, "samples.predictions")[i], static_cast<double>(largest - sample.begin()));
        EXPECT_EQ(list_of(trainer, "samples.prediction_shares")[i], double{*largest});
        for (Index column = 0; column < 64; ++column)
            EXPECT_EQ(features[i * 64 + column], double{judged_validation.features().row(row)[column]});
    }
}

TEST(ClassificationReport, KeepsAllOfFewSamplesAndNoneWhereNoneAreWanted) {
    JudgedClassifier all = judged({.worst = 100});
    EXPECT_EQ(all.callback<ClassificationReport>().worst_samples().size(), 21u);
    const auto shares = list_of(all, "samples.label_shares");
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    JudgedClassifier none = judged({.worst = 0});
    EXPECT_EQ(none.callback<ClassificationReport>().worst_samples().size(), 0u);
    EXPECT_EQ(none.callback<ClassificationReport>().confusion().counts,
              all.callback<ClassificationReport>().confusion().counts);
}

TEST(ClassificationReport, TakesLogitsAndDistributions) {
    JudgedClassifier expected = judged();
    Judged<JudgedLogits, FromLogits<SparseCategoricalCrossentropy>> logits(batches_of_8, five_worst);
    logits.fit(judged_training, {.epochs = 3}, validation_data(judged_validation));
    EXPECT_EQ(list_of(logits, "samples.numbers"), list_of(expected, "samples.numbers"));
    const auto shares = list_of(logits, "samples.label_shares"),
               others = list_of(expected, "samples.label_shares");
    for (Index i = 0; i < shares.size(); ++i) EXPECT_NEAR(shares[i], others[i], 1e-6);

    const auto distributions = [](const auto& data) {
        std::vector<float> targets;
        for (Index row = 0; row < data.rows(); ++row)
            for (Index c = 0; c < 3; ++c) targets.push_back(data.view().targets()[row] == c ? 1.0f : 0.0f);
        const float* begin = data.features().row(0).data();
        return Dataset<float, 64, Rows<float, 3>>(std::vector<float>(begin, begin + 64 * data.rows()),
                                                  targets);
    };
    const auto training = distributions(judged_training), validation = distributions(judged_validation);
    Judged<JudgedNet, CategoricalCrossentropy> one_hot(batches_of_8, five_worst);
    one_hot.fit(training, {.epochs = 3}, validation_data(validation));
    EXPECT_EQ(list_of(one_hot, "samples.numbers"), list_of(expected, "samples.numbers"));
    EXPECT_EQ(list_of(one_hot, "samples.labels"), list_of(expected, "samples.labels"));
    EXPECT_EQ(one_hot.callback<ClassificationReport>().confusion().counts,
              expected.callback<ClassificationReport>().confusion().counts);
}

TEST(ClassificationReport, StaysThatOfTheLastEpochWithValidation) {
    JudgedClassifier trainer = judged();
    const auto numbers = list_of(trainer, "samples.numbers");
    trainer.fit(judged_training, {.epochs = 1});
    EXPECT_EQ(trainer.callback<ClassificationReport>().epoch(), 3u);
    EXPECT_EQ(list_of(trainer, "samples.numbers"), numbers);
}

/// Of a run whose end has replaced the weights of its last epoch, which are judged otherwise.
template <class SomeTrainer>
void expect_report_of_weights(SomeTrainer& trainer, std::uint64_t epochs) {
    const auto& report = trainer.template callback<ClassificationReport>();
    EXPECT_EQ(trainer.epoch(), epochs);
    EXPECT_EQ(report.epoch(), epochs);
    const Scores scores = trainer.evaluate(judged_validation);
    EXPECT_NE(scores.loss(), trainer.history()["val_loss"].back());
    EXPECT_EQ(report.confusion().counts, scores.template metric<ConfusionMatrix<3>>().counts);
    const auto outputs = trainer.predict(judged_validation.features());
    for (Index i = 0; i < report.worst_samples().size(); ++i) {
        const auto row = static_cast<Index>(report.worst_samples()[i]);
        EXPECT_EQ(list_of(trainer, "samples.label_shares")[i],
                  double{outputs.view().row(row)[judged_validation.view().targets()[row]]});
    }
}

using Restored = Trainer<JudgedNet, SparseCategoricalCrossentropy, Sgd<Momentum>, ConfusionMatrix<3>,
                         EarlyStopping, ClassificationReport>;

Restored restored() {
    return Restored(batches_of_8, Sgd<Momentum>{.learning_rate = 0.5}, five_worst,
                    EarlyStopping{.monitor = "loss", .min_delta = 1e6, .restore_best_weights = true});
}

TEST(ClassificationReport, IsOfTheWeightsThatEarlyStoppingRestores) {
    Restored trainer = restored();
    trainer.fit(judged_training, {.epochs = 9}, validation_data(judged_validation));
    EXPECT_EQ(trainer.callback<EarlyStopping>().best_epoch(), 1u);
    expect_report_of_weights(trainer, 2);
}

TEST(ClassificationReport, IsOfTheRestoredWeightsAfterAnInterruptionToo) {
    Restored whole = restored();
    whole.fit(judged_training, {.epochs = 9}, validation_data(judged_validation));
    for (std::uint64_t step = 1; step <= whole.step(); ++step) {
        Restored part = restored();
        part.fit(judged_training, {.epochs = 9}, validation_data(judged_validation),
                 at_batches([&](const BatchReport& report) {
                     if (report.step == step) part.pause();
                 }));
        Restored rest = restored();
        rest.load_bytes(part.save_bytes());
        rest.resume(judged_training, validation_data(judged_validation));
        EXPECT_EQ(rest.digest(), whole.digest()) << step;
    }
}

// The data for validation are looked at again wherever they are from, and whoever ended the run.
TEST(ClassificationReport, IsOfTheMeanOfWeights) {
    using Averaged = Trainer<JudgedNet, SparseCategoricalCrossentropy, Sgd<Momentum>, ConfusionMatrix<3>,
                             ClassificationReport, StochasticWeightAverage>;
    const StochasticWeightAverage mean{.start_from_epoch = 1, .replaces = true};
    Averaged whole(batches_of_8, Sgd<Momentum>{.learning_rate = 0.5}, five_worst, mean);
    whole.fit(judged_training, {.epochs = 4}, validation_data(judged_validation));
    expect_report_of_weights(whole, 4);
    Averaged stopped(batches_of_8, Sgd<Momentum>{.learning_rate = 0.5}, five_worst, mean);
    stopped.fit(judged_training, {.epochs = 9}, validation_data(judged_validation),
                at_epochs([&](const EpochReport& report) {
                    if (report.epoch == 4) stopped.stop();
                }));
    expect_report_of_weights(stopped, 4);
    Averaged split(batches_of_8, Sgd<Momentum>{.learning_rate = 0.5}, five_worst, mean);
    split.fit(judged_training, {.epochs = 4, .validation_split = 0.25});
    const auto held_back = judged_training.split(0.25).validation;
    EXPECT_EQ(split.callback<ClassificationReport>().confusion().counts,
              split.evaluate(held_back).metric<ConfusionMatrix<3>>().counts);
    EXPECT_NE(split.evaluate(held_back).loss(), split.history()["val_loss"].back());
}

/// How often the data for validation were looked at.
struct Passes {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "passes";
    std::uint64_t begun = 0, ended = 0;

    template <class Workspace>
    void look_at_validation(const ValidationBatch& batch, Workspace&) {
        begun += batch.first == 0;
    }
    void end_validation(std::uint64_t) { ++ended; }
    static constexpr auto members() {
        return describe(member<"begun">(&Passes::begun), member<"ended">(&Passes::ended));
    }
};

TEST(ClassificationReport, CostsAnotherPassWhereWeightsAreReplacedAlone) {
    using Counted = Trainer<JudgedNet, SparseCategoricalCrossentropy, Sgd<Momentum>, EarlyStopping, Passes>;
    for (const bool restores : {false, true}) {
        Counted trainer(
            batches_of_8,
            EarlyStopping{
                .monitor = "loss", .min_delta = 1e6, .patience = 2, .restore_best_weights = restores});
        trainer.fit(judged_training, {.epochs = 9}, validation_data(judged_validation));
        EXPECT_EQ(trainer.epoch(), 3u);
        EXPECT_EQ(trainer.callback<Passes>().begun, restores ? 4u : 3u);
        EXPECT_EQ(trainer.callback<Passes>().ended, restores ? 4u : 3u);
        trainer.fit(judged_training, {.epochs = 1});
        EXPECT_EQ(trainer.callback<Passes>().begun, restores ? 4u : 3u);
        EXPECT_EQ(trainer.callback<Passes>().ended, restores ? 4u : 3u);
    }
}

/// Cannot be shown the data for validation a fourth time.
struct Unreadable {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "unreadable";
    std::uint64_t passes = 0;

    template <class Workspace>
    void look_at_validation(const ValidationBatch& batch, Workspace&) {
        passes += batch.first == 0;
        if (passes == 4) throw DataError("the disk is gone");
    }
    static constexpr auto members() { return describe(member<"passes">(&Unreadable::passes)); }
};

TEST(ClassificationReport, CostsNoEpochWhereTheOtherPassFails) {
    using Failing =
        Trainer<JudgedNet, SparseCategoricalCrossentropy, Sgd<Momentum>, EarlyStopping, Unreadable>;
    Failing trainer(
        batches_of_8,
        EarlyStopping{.monitor = "loss", .min_delta = 1e6, .patience = 2, .restore_best_weights = true});
    std::vector<std::uint64_t> told;
    EXPECT_THROW(trainer.fit(judged_training, {.epochs = 9}, validation_data(judged_validation),
                             on_epoch_end([&](const EpochReport& report) { told.push_back(report.epoch); })),
                 DataError);
    EXPECT_EQ(told, (std::vector<std::uint64_t>{1, 2, 3}));
    EXPECT_FALSE(trainer.has_open_run());
    EXPECT_EQ(trainer.epoch(), 3u);
    trainer.fit(judged_training, {.epochs = 1}, validation_data(judged_validation));
    EXPECT_EQ(trainer.epoch(), 4u);
}

TEST(ClassificationReport, CountsANaNAsTheWorst) {
    JudgedClassifier trainer = judged();
    trainer.network().assign("1.bias", std::vector<float>(3, std::numeric_limits<float>::quiet_NaN()));
    trainer.fit(judged_training, {.epochs = 1}, validation_data(judged_validation));
    EXPECT_EQ(list_of(trainer, "samples.numbers"), (std::vector<double>{0, 1, 2, 3, 4}));
    EXPECT_EQ(list_of(trainer, "samples.label_shares"), std::vector<double>(5, 0.0));
}

TEST(ClassificationReport, KeepsNoFeaturesOfWhatIsNoPicture) {
    Trainer<ClassifierNet, SparseCategoricalCrossentropy, Sgd<Momentum>, ClassificationReport> trainer(
        batches_of_8);
    trainer.fit(samples, {.epochs = 1, .validation_split = 0.25});
    EXPECT_EQ(trainer.callback<ClassificationReport>().worst_samples().size(), 7u);
    EXPECT_EQ(list_of(trainer, "samples.features"), std::vector<double>{});
    EXPECT_EQ(list_of(trainer, "inputs.means"), std::vector<double>{});
}

TEST(ClassificationReport, KnowsMeanAndDeviationOfEachPixel) {
    JudgedClassifier trainer = judged();
    const auto means = list_of(trainer, "inputs.means"), deviations = list_of(trainer, "inputs.deviations");
    ASSERT_EQ(means.size(), 64u);
    ASSERT_EQ(deviations.size(), 64u);
    for (Index column = 0; column < 64; ++column) {
        double sum = 0, square = 0;
        for (Index row = 0; row < 21; ++row) {
            const double value = judged_validation.features().row(row)[column];
            sum += value;
            square += value * value;
        }
        EXPECT_NEAR(means[column], sum / 21, 1e-12);
        EXPECT_NEAR(deviations[column], std::sqrt(square / 21 - sum * sum / 441), 1e-9);
    }
}

TEST(ClassificationReport, KnowsThemOfTheFirst512SamplesWhateverTheBatches) {
    const auto training = class_samples<float, 64, 3>(16), many = class_samples<float, 64, 3>(600);
    const float* begin = many.features().row(0).data();
    const Dataset<float, 64, Labels<3>> first(std::vector<float>(begin, begin + 64 * 512), [&] {
        std::vector<std::uint32_t> labels;
        for (Index row = 0; row < 512; ++row)
            labels.push_back(static_cast<std::uint32_t>(many.view().targets()[row]));
        return labels;
    }());
    JudgedClassifier of_all({.batch_size = 7}), of_first({.batch_size = 16});
    of_all.fit(training, {.epochs = 1}, validation_data(many));
    of_first.fit(training, {.epochs = 1}, validation_data(first));
    EXPECT_EQ(list_of(of_all, "inputs.means"), list_of(of_first, "inputs.means"));
    EXPECT_EQ(list_of(of_all, "inputs.deviations"), list_of(of_first, "inputs.deviations"));
}

TEST(ClassificationReport, RefusesSettings) {
    const auto fit_with = [](const ClassificationReport& settings) { judged(settings); };
    expect_error<ArgumentError>([&] { fit_with({.image_rows = 5, .image_columns = 7}); },
                                "ClassificationReport's image_rows times image_columns is expected to be the "
                                "inputs of the network, 64, or a third of them, found 35");
    expect_error<ArgumentError>([&] { fit_with({.worst = 2000}); },
                                "ClassificationReport's worst is expected to be at most 1024, found 2000");
    fit_with({.image_rows = 4, .image_columns = 16});
}

}  // namespace
}  // namespace staticnn
