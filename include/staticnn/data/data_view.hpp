// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "staticnn/concepts/row_source.hpp"
#include "staticnn/data/labels.hpp"
#include "staticnn/data/row_order.hpp"
#include "staticnn/data/rows.hpp"
#include "staticnn/data/split.hpp"

namespace staticnn {

/// Stands where samples have no weights: each counts as one.
struct NoWeights {
    NoWeights slice(Index, Index) const noexcept { return {}; }
};

/// Samples and their targets, both owned by somebody else: `DataView(rows<784>(pixels), labels<10>(digits))`.
/// Targets are `Labels` (classification) or `Rows` (regression), or what else offers labels or rows
/// (`LabelSource`, `RowSource`). `with_weights` gives each sample a weight; `Order` decides the order of an
/// epoch (`ShuffledOrder`).
template <class Features, class Targets, class Weights = NoWeights, class Order = ShuffledOrder>
class DataView {
    static_assert(RowSource<Features>,
                  "staticnn: the features of a 'DataView' are rows: write rows<Width>(values)");
    static_assert(
        LabelSource<Targets> || RowSource<Targets>,
        "staticnn: the targets of a 'DataView' are labels or rows: write labels<Classes>(numbers) or "
        "rows<Width>(values)");

public:
    /// Throws DataError unless both have the same number of rows.
    DataView(Features features, Targets targets) requires std::same_as<Weights, NoWeights>
        : features_(features), targets_(targets) {
        detail::check_same_rows(features.rows(), targets.rows());
    }

    Index rows() const noexcept { return features_.rows(); }
    Features features() const noexcept { return features_; }
    Targets targets() const noexcept { return targets_; }
    Weights weights() const noexcept { return weights_; }

    /// The same samples, the losses of which count as many times as a vector, an array or a span of float or
    /// double says, one weight for each sample, in training and in `evaluate`; metrics do not look at
    /// weights. Throws DataError unless there are as many, finite and not negative.
    template <class Range>
        requires detail::ContiguousRange<Range>
    auto with_weights(Range&& weights) const {
        const auto all = staticnn::rows<1>(std::forward<Range>(weights));
        using Element = std::remove_pointer_t<decltype(all.data())>;
        detail::check_weights(all.data(), all.rows(), rows());
        return with_samples(features_, targets_, Rows<const Element, 1>(all));
    }

    /// Writes the numbers of the rows of one epoch to `numbers`; none where they come one after another.
    void order(const EpochKey& key, std::vector<std::uint32_t>& numbers) const {
        order_.fill(targets_, key, numbers);
    }
    /// The same samples in another order.
    template <class Other>
    DataView<Features, Targets, Weights, Other> with_order(const Other& order) const {
        return {features_, targets_, weights_, order};
    }

    /// The same targets, weights and order with other features.
    template <class Other>
    auto with_features(const Other& features) const {
        return with_samples(features, targets_, weights_);
    }
    /// Other samples, of which each has a weight or none has (`NoWeights`), in an order of the same kind.
    /// Throws DataError unless features and targets have the same number of rows.
    template <class OtherFeatures, class OtherTargets, class OtherWeights>
    DataView<OtherFeatures, OtherTargets, OtherWeights, Order> with_samples(
        const OtherFeatures& features, const OtherTargets& targets, const OtherWeights& weights) const {
        return {features, targets, weights, order_};
    }

    /// Itself, so that generic code asks a view and a `Dataset` in the same way.
    DataView view() const noexcept { return *this; }

    /// `count` samples from row `first`. Throws DataError when they are not all there.
    DataView slice(Index first, Index count) const {
        return DataView(features_.slice(first, count), targets_.slice(first, count),
                        weights_.slice(first, count), order_);
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
    template <class, class, class, class>
    friend class DataView;

    DataView(Features features, Targets targets, Weights weights, Order order)
        : features_(features), targets_(targets), weights_(weights), order_(order) {
        detail::check_same_rows(features.rows(), targets.rows());
    }

    Features features_;
    Targets targets_;
    [[no_unique_address]] Weights weights_{};
    [[no_unique_address]] Order order_{};
};

namespace detail {

/// A temporary whose view would dangle.
template <class Data>
concept TemporaryData = !std::is_lvalue_reference_v<Data> && !requires(Data data) {
    std::forward<Data>(data).view();
};

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
