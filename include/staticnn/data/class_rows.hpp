// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "staticnn/core/permutation.hpp"
#include "staticnn/data/labels.hpp"

namespace staticnn {

/// Targets offered where classes are needed.
template <class Targets>
struct ClassesOf {
    static_assert(LabelSource<Targets>,
                  "staticnn: 'Targets' are values, which belong to no class: balancing and stratifying need "
                  "labels");
};

namespace detail {

/// The numbers of the samples, class by class; within a class ascending.
struct ClassRows {
    std::vector<std::uint32_t> numbers;
    std::vector<Index> first;  ///< of each class, and the end of the last

    Index classes() const noexcept { return first.size() - 1; }
    std::span<std::uint32_t> of(Index label) noexcept {
        return std::span(numbers).subspan(first[label], first[label + 1] - first[label]);
    }
};

template <class Source>
ClassRows rows_by_class(const Source& labels) {
    static_assert(sizeof(ClassesOf<Source>) > 0);
    ClassRows rows;
    if constexpr (LabelSource<Source>) {
        rows.numbers.resize(labels.rows());
        rows.first.resize(Source::classes + 1);
        for (Index row = 0; row < labels.rows(); ++row) ++rows.first[labels[row] + 1];
        for (Index label = 0; label < Source::classes; ++label) rows.first[label + 1] += rows.first[label];
        std::vector<Index> next(rows.first);
        for (Index row = 0; row < labels.rows(); ++row)
            rows.numbers[next[labels[row]]++] = static_cast<std::uint32_t>(row);
    }
    return rows;
}

/// Shuffles each class within itself, with one stream of numbers, class after class (format).
inline void shuffle_classes(const RandomStream& stream, ClassRows& rows) {
    for (Index label = 0; label < rows.classes(); ++label) shuffle(stream, rows.of(label), rows.first[label]);
}

}  // namespace detail
}  // namespace staticnn
