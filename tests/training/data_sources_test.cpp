// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <vector>

#include "small_classifier.hpp"
#include "staticnn/data/augmented.hpp"
#include "staticnn/data/block_shuffle.hpp"
#include "staticnn/data/class_balance.hpp"
#include "staticnn/data/selection.hpp"
#include "training/source_laws.hpp"

namespace staticnn {
namespace {

// A bit more than a batch is missing, and some samples are there twice.
const auto selection = select(samples, {3, 1, 4, 15, 9, 2, 6, 5, 3, 25, 8, 9, 7, 10, 11, 12, 20});

TEST(DataSources, SelectionsTrainAsTheirCopiesDo) {
    std::vector<float> values;
    std::vector<Index> labels;
    for (const std::uint32_t number : selection.numbers()) {
        const auto row = samples.features().row(number);
        values.insert(values.end(), row.begin(), row.end());
        labels.push_back(samples.targets()[number]);
    }
    const ClassifierData copy(values, labels);
    const FitOptions options{.epochs = 3, .validation_split = 0.3};
    Classifier of_selection(batches_of_8), of_copy(batches_of_8);
    of_selection.fit(selection, options);
    of_copy.fit(copy, options);
    EXPECT_EQ(of_selection.digest(), of_copy.digest());
    EXPECT_EQ(of_selection.evaluate(selection).loss(), of_copy.evaluate(copy).loss());
}

TEST(DataSources, SelectionsKeepTheWeights) {
    std::vector<double> weights, selected;
    for (Index row = 0; row < samples.rows(); ++row) weights.push_back(0.25 * static_cast<double>(row));
    const std::vector<std::uint32_t> numbers = {3, 1, 4, 15, 9, 2, 6, 5, 3};
    for (const std::uint32_t number : numbers) selected.push_back(weights[number]);
    const auto unweighted = select(samples, numbers);
    Classifier of_selection(batches_of_8), of_weighted_copy(batches_of_8);
    of_selection.fit(select(samples.with_weights(weights), numbers), {.epochs = 2});
    of_weighted_copy.fit(unweighted.view().with_weights(selected), {.epochs = 2});
    EXPECT_EQ(of_selection.network(), of_weighted_copy.network());
}

TEST(DataSources, SelectionsResumeExactly) { expect_exact_resumption(selection); }

TEST(DataSources, BalancedClassesTrainOnTheDrawsOfTheirOrder) {
    std::vector<std::uint32_t> order;
    const auto view = balanced(samples);
    view.order({3, 0, true}, order);
    Classifier balanced_classes(batches_of_8), drawn(batches_of_8);
    balanced_classes.fit(view, {.epochs = 1});
    drawn.fit(select(samples, order), {.epochs = 1, .shuffle = false});
    EXPECT_EQ(balanced_classes.network(), drawn.network());
}

TEST(DataSources, BalancedClassesResumeExactly) { expect_exact_resumption(balanced(samples)); }

TEST(DataSources, ShuffledBlocksResumeExactly) {
    expect_exact_resumption(in_blocks(samples, {.block_rows = 4, .buffer_rows = 7}));
}

// Rows of four values as images of two by two.
const AugmentationOptions variants{
    .max_shift = 0.5, .max_rotation = 20, .noise = 0.1, .flips_horizontally = true};

TEST(DataSources, AugmentedImagesAreVariedInTrainingAlone) {
    Classifier trainer(batches_of_8), other(batches_of_8);
    trainer.fit(augmented<2, 2>(samples, variants), {.epochs = 1});
    other.fit(samples, {.epochs = 1});
    EXPECT_FALSE(trainer.network() == other.network());
    EXPECT_EQ(trainer.evaluate(augmented<2, 2>(samples, variants)).loss(), trainer.evaluate(samples).loss());
    // Nothing to vary: the same bits.
    Classifier unvaried(batches_of_8);
    unvaried.fit(augmented<2, 2>(samples, {}), {.epochs = 1});
    EXPECT_EQ(unvaried.digest(), other.digest());
}

TEST(DataSources, AugmentedImagesResumeExactly) {
    expect_exact_resumption(augmented<2, 2>(samples, variants));
}

// A selection through each kind of source, with the options of fit that look at parts of it.
TEST(DataSources, MayBeCombined) {
    const auto augmented_selection = augmented<2, 2>(selection, variants);
    const auto selected_augmentation = select(augmented<2, 2>(samples, variants), selection.numbers());
    const FitOptions options{.epochs = 2, .validation_split = 0.3};
    Classifier trainer(batches_of_8), other(batches_of_8);
    trainer.fit(augmented_selection, options);
    other.fit(selected_augmentation, options);
    EXPECT_EQ(trainer.digest(), other.digest());
}

// A trainer may see data in one order and then in another, in the same epoch.
TEST(DataSources, EachRunHasTheOrderOfItsData) {
    Classifier trainer(batches_of_8), other(batches_of_8);
    trainer.fit(samples, {.epochs = 1}, pause_after(trainer, 1));
    other = trainer;
    trainer.resume(balanced(samples));
    other.resume(samples);
    EXPECT_FALSE(trainer.network() == other.network());
}

}  // namespace
}  // namespace staticnn
