// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/random_split.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "expect_error.hpp"
#include "order_samples.hpp"

namespace staticnn {
namespace {

/// Both parts together are all rows, each once.
template <class SplitType>
void expect_partition(const SplitType& split, Index rows) {
    std::vector<std::uint32_t> all = split.training.numbers();
    all.insert(all.end(), split.validation.numbers().begin(), split.validation.numbers().end());
    std::sort(all.begin(), all.end());
    EXPECT_EQ(all.size(), rows);
    for (Index row = 0; row < all.size(); ++row) EXPECT_EQ(all[row], row);
    EXPECT_TRUE(std::is_sorted(split.training.numbers().begin(), split.training.numbers().end()));
}

TEST(ShuffleSplit, IsThatOfTheReference) {
    const auto split = shuffle_split(order_samples, 0.25, reference::order_seed);
    EXPECT_EQ(split.validation.numbers(), vector_of(reference::shuffle_split_validation));
    expect_partition(split, 40);
}

TEST(ShuffleSplit, DependsOnTheSeedAlone) {
    const auto split = [](std::uint64_t seed) {
        return shuffle_split(order_samples, 0.25, seed).training.numbers();
    };
    EXPECT_EQ(split(1), split(1));
    EXPECT_NE(split(1), split(2));
}

TEST(ShuffleSplit, RefusesWhatValidationRowsRefuse) {
    expect_error<ArgumentError>([] { shuffle_split(order_samples, 1.5, 0); },
                                "expected a validation split above 0 and below 1, found 1.5");
    expect_error<DataError>([] { shuffle_split(order_samples, 0.99, 0); },
                            "a validation split of 0.99 of 40 samples leaves 0 for training and 40 for "
                            "validation: each needs at least 1");
}

TEST(StratifiedSplit, IsThatOfTheReference) {
    const auto split = stratified_split(order_samples, 0.25, reference::order_seed);
    EXPECT_EQ(split.validation.numbers(), vector_of(reference::stratified_split_validation));
    expect_partition(split, 40);
}

TEST(StratifiedSplit, HoldsBackTheSameShareOfEveryClass) {
    std::vector<int> labels;
    for (int i = 0; i < 100; ++i) labels.push_back(i < 50 ? 0 : i < 90 ? 1 : 2);
    const Dataset<float, 1, Labels<3>> data(std::vector<float>(100), labels);
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
        const auto split = stratified_split(data, 0.3, seed);
        Index counts[3] = {};
        for (Index row = 0; row < split.validation.rows(); ++row)
            ++counts[split.validation.view().targets()[row]];
        EXPECT_EQ(counts[0], 15u);
        EXPECT_EQ(counts[1], 12u);
        EXPECT_EQ(counts[2], 3u);
    }
}

}  // namespace
}  // namespace staticnn
