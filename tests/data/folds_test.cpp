// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/folds.hpp"

#include <algorithm>
#include <vector>

#include "expect_error.hpp"
#include "order_samples.hpp"

namespace staticnn {
namespace {

/// The validation parts, one after another. Each sample is in one of them, and beside it in training.
template <class Splits>
std::vector<std::uint32_t> fold_rows(const Splits& splits) {
    std::vector<std::uint32_t> rows;
    for (const auto& [training, validation] : splits) {
        EXPECT_EQ(training.rows() + validation.rows(), 40u);
        for (const std::uint32_t row : validation.numbers()) {
            EXPECT_FALSE(std::binary_search(training.numbers().begin(), training.numbers().end(), row));
            rows.push_back(row);
        }
    }
    return rows;
}

TEST(KFolds, AreThoseOfTheReference) {
    const auto splits = k_folds(order_samples, 3, reference::order_seed);
    EXPECT_EQ(splits.size(), 3u);
    EXPECT_EQ(splits[0].validation.rows(), 14u);
    EXPECT_EQ(splits[2].validation.rows(), 13u);
    EXPECT_EQ(fold_rows(splits), vector_of(reference::fold_rows));
}

TEST(KFolds, MayBeAsManyAsSamples) {
    for (const auto& split : k_folds(order_samples, 40, 1)) EXPECT_EQ(split.validation.rows(), 1u);
}

TEST(StratifiedKFolds, AreThoseOfTheReference) {
    EXPECT_EQ(fold_rows(stratified_k_folds(order_samples, 3, reference::order_seed)),
              vector_of(reference::stratified_fold_rows));
}

TEST(StratifiedKFolds, HaveTheSameShareOfEveryClass) {
    for (const auto& split : stratified_k_folds(order_samples, 4, 5)) {
        Index counts[5] = {};
        for (Index row = 0; row < split.validation.rows(); ++row)
            ++counts[split.validation.view().targets()[row]];
        EXPECT_EQ(split.validation.rows(), 10u);
        for (Index label = 0; label < 5; ++label) {
            const auto of_class =
                std::count(std::begin(reference::order_labels), std::end(reference::order_labels), label);
            EXPECT_GE(counts[label], static_cast<Index>(of_class / 4)) << label;
            EXPECT_LE(counts[label], static_cast<Index>((of_class + 3) / 4)) << label;
        }
    }
}

TEST(KFolds, RefuseNumbersThatMakeNoFolds) {
    expect_error<ArgumentError>([] { k_folds(order_samples, 1, 0); }, "expected at least 2 folds, found 1");
    expect_error<DataError>([] { stratified_k_folds(order_samples, 41, 0); },
                            "expected at least one sample for each fold, found 40 samples for 41 folds");
}

}  // namespace
}  // namespace staticnn
