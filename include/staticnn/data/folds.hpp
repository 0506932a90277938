// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/data/random_split.hpp"

namespace staticnn {

namespace detail {

inline void check_folds(Index folds, Index rows) {
    if (folds < 2) throw ArgumentError("expected at least 2 folds, found " + std::to_string(folds));
    if (folds > rows)
        throw DataError("expected at least one sample for each fold, found " + std::to_string(rows) +
                        " samples for " + std::to_string(folds) + " folds");
}

/// The splits whose validation parts are the folds; fold_of(place) is the fold of sample `numbers[place]`.
template <class Data, class FoldOf>
auto splits_by_fold(const Data& data, Index folds, const std::vector<std::uint32_t>& numbers,
                    const FoldOf& fold_of) {
    std::vector<decltype(split_by_numbers(data, {}, {}))> splits;
    for (Index fold = 0; fold < folds; ++fold) {
        std::vector<std::uint32_t> training, validation;
        for (Index place = 0; place < numbers.size(); ++place)
            (fold_of(place) == fold ? validation : training).push_back(numbers[place]);
        splits.push_back(split_by_numbers(data, std::move(training), std::move(validation)));
    }
    return splits;
}

}  // namespace detail

/// Splits for cross-validation: the samples are divided at random into `folds` parts of the same size, give
/// or take one, and each of them is held back once. A pure function of `seed`. Throws ArgumentError for fewer
/// than 2 folds, DataError for fewer samples than folds.
///     for (const auto& [training, validation] : k_folds(data, 5, seed))
///         Classifier(options).fit(training, {.epochs = 10}, validation_data(validation));
template <class Data>
auto k_folds(const Data& data, Index folds, std::uint64_t seed) {
    const Index rows = data.view().rows();
    detail::check_folds(folds, rows);
    std::vector<std::uint32_t> numbers(rows);
    permute({seed, Purpose::split, 0, 0}, numbers);
    // The first folds have one sample more.
    const Index size = rows / folds, larger = rows % folds;
    return detail::splits_by_fold(data, folds, numbers, [=](Index place) {
        const Index in_larger = larger * (size + 1);
        return place < in_larger ? place / (size + 1) : larger + (place - in_larger) / size;
    });
}

/// As `k_folds`, with the same share of every class in every fold, as nearly as whole samples allow: the
/// samples, class after class, are dealt out in turn.
template <class Data>
auto stratified_k_folds(const Data& data, Index folds, std::uint64_t seed) {
    detail::ClassRows rows = detail::rows_by_class(data.view().targets());
    detail::check_folds(folds, rows.numbers.size());
    detail::shuffle_classes({seed, Purpose::split, 0, 0}, rows);
    return detail::splits_by_fold(data, folds, rows.numbers, [=](Index place) { return place % folds; });
}

}  // namespace staticnn
