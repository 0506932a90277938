// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/data/labels.hpp"
#include "staticnn/data/rows.hpp"
#include "staticnn/data/split.hpp"

namespace staticnn {

/// Samples and their targets, both owned by somebody else: `DataView(rows<784>(pixels), labels<10>(digits))`.
/// Targets are `Labels` (classification) or `Rows` (regression).
template <class Features, class Targets>
class DataView {
    static_assert(is_rows<Features>,
                  "staticnn: the features of a 'DataView' are rows: write rows<Width>(values)");
    static_assert(
        is_labels<Targets> || is_rows<Targets>,
        "staticnn: the targets of a 'DataView' are labels or rows: write labels<Classes>(numbers) or "
        "rows<Width>(values)");

public:
    /// Throws DataError unless both have the same number of rows.
    DataView(Features features, Targets targets) : features_(features), targets_(targets) {
        detail::check_same_rows(features.rows(), targets.rows());
    }

    Index rows() const noexcept { return features_.rows(); }
    Features features() const noexcept { return features_; }
    Targets targets() const noexcept { return targets_; }

    /// Itself, so that generic code asks a view and a `Dataset` in the same way.
    DataView view() const noexcept { return *this; }

    /// `count` samples from row `first`. Throws DataError when they are not all there.
    DataView slice(Index first, Index count) const {
        return DataView(features_.slice(first, count), targets_.slice(first, count));
    }

    /// The first `count` samples. Throws DataError when there are fewer.
    DataView take(Index count) const { return slice(0, count); }

    /// All but the first `count` samples. Throws DataError when there are fewer.
    DataView drop(Index count) const {
        if (count > rows())
            throw DataError("cannot drop " + std::to_string(count) + " rows: there are " +
                            std::to_string(rows()));
        return slice(count, rows() - count);
    }

    /// Holds back the last samples, see `validation_rows`. Throws ArgumentError unless `fraction` is between
    /// 0 and 1, DataError when a part would be empty.
    Split<DataView> split(double fraction) const {
        const Index training = rows() - validation_rows(rows(), fraction);
        return {take(training), drop(training)};
    }

private:
    Features features_;
    Targets targets_;
};

namespace detail {

template <class T>
struct ReadOnly {
    using Type = T;
};
template <class Element, Index Width>
struct ReadOnly<Rows<Element, Width>> {
    using Type = Rows<const Element, Width>;
};

}  // namespace detail

/// Data are read: whatever was const or not becomes one type, so that training code is compiled once for it.
template <class Features, class Targets>
DataView(Features, Targets)
    -> DataView<typename detail::ReadOnly<Features>::Type, typename detail::ReadOnly<Targets>::Type>;

}  // namespace staticnn
