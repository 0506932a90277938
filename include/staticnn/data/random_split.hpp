// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/data/class_rows.hpp"
#include "staticnn/data/selection.hpp"
#include "staticnn/data/split.hpp"

namespace staticnn {

namespace detail {

/// Two selections of `data`, each in ascending order.
template <class Data>
auto split_by_numbers(const Data& data, std::vector<std::uint32_t> training,
                      std::vector<std::uint32_t> validation) {
    std::sort(training.begin(), training.end());
    std::sort(validation.begin(), validation.end());
    return Split{select(data, std::move(training)), select(data, std::move(validation))};
}

/// How many of each class to hold back, `total` in all: the share of the class rounded down, and one more for
/// the largest remainders, of equal ones the first.
STATICNN_FUNCTION std::vector<Index> share_out(Index total, const ClassRows& rows);

}  // namespace detail

/// Holds back the fraction `fraction` of the samples for validation (as many as `validation_rows` says),
/// chosen at random: a pure function of `seed`. Throws ArgumentError unless `fraction` is between 0 and 1,
/// DataError when a part would be empty.
template <class Data>
auto shuffle_split(const Data& data, double fraction, std::uint64_t seed) {
    std::vector<std::uint32_t> training(data.view().rows());
    const Index held_back = validation_rows(training.size(), fraction);
    permute({seed, Purpose::split, 0, 0}, training);
    const auto middle = training.end() - static_cast<std::ptrdiff_t>(held_back);
    std::vector<std::uint32_t> validation(middle, training.end());
    training.erase(middle, training.end());
    return detail::split_by_numbers(data, std::move(training), std::move(validation));
}

/// As `shuffle_split`, with the same share of every class, as nearly as whole samples allow.
template <class Data>
auto stratified_split(const Data& data, double fraction, std::uint64_t seed) {
    detail::ClassRows rows = detail::rows_by_class(data.view().targets());
    const Index held_back = validation_rows(rows.numbers.size(), fraction);
    const std::vector<Index> counts = detail::share_out(held_back, rows);
    detail::shuffle_classes({seed, Purpose::split, 0, 0}, rows);
    std::vector<std::uint32_t> training, validation;
    for (Index label = 0; label < rows.classes(); ++label) {
        const auto of_class = rows.of(label);
        const auto middle = of_class.end() - static_cast<std::ptrdiff_t>(counts[label]);
        training.insert(training.end(), of_class.begin(), middle);
        validation.insert(validation.end(), middle, of_class.end());
    }
    return detail::split_by_numbers(data, std::move(training), std::move(validation));
}

}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/data/random_split.ipp"
#endif
