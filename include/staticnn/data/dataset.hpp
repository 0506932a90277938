// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>
#include <utility>

#include "staticnn/data/data_view.hpp"
#include "staticnn/data/owned_labels.hpp"
#include "staticnn/data/owned_rows.hpp"

namespace staticnn {

namespace detail {

template <class Targets>
struct OwnedTargets {
    static_assert(is_labels<Targets>,
                  "staticnn: the targets of a 'Dataset' are 'Labels<Classes>' or 'Rows<Element, Width>'");
    using Type = OwnedLabels<1>;  // any, so that no other error follows
};
template <Index Classes>
struct OwnedTargets<Labels<Classes>> {
    using Type = OwnedLabels<Classes>;
};
template <class Element, Index Width>
struct OwnedTargets<Rows<Element, Width>> {
    using Type = OwnedRows<std::remove_const_t<Element>, Width>;
};

}  // namespace detail

/// Samples and their targets with their memory: a value that is copied and moved, and seen through views,
/// which must not outlive it. `Dataset<std::uint8_t, 784, Labels<10>>` holds images and classes,
/// `Dataset<float, 8, Rows<float, 1>>` serves regression.
template <class Element, Index Width, class Targets>
class Dataset {
public:
    using Features = OwnedRows<Element, Width>;
    using OwnedTargets = typename detail::OwnedTargets<Targets>::Type;
    using View = DataView<typename Features::View, typename OwnedTargets::View>;

    /// Takes vectors of values, or of class numbers of any integer type. Throws DataError when a length does
    /// not fit, a label is outside the classes, or the numbers of rows differ.
    Dataset(Features features, OwnedTargets targets)
        : features_(std::move(features)), targets_(std::move(targets)) {
        detail::check_same_rows(features_.rows(), targets_.rows());
    }

    Dataset(const Dataset&) = default;
    Dataset(Dataset&&) noexcept = default;
    ~Dataset() = default;
    // Copies first: features of one data set must not meet targets of another when memory runs out.
    Dataset& operator=(const Dataset& other) { return *this = Dataset(other); }
    Dataset& operator=(Dataset&&) noexcept = default;

    Index rows() const noexcept { return features_.rows(); }

    View view() const& { return View(features_.view(), targets_.view()); }
    View view() const&& = delete;  // would dangle: give it a name
    operator View() const& { return view(); }
    operator View() const&& = delete;  // would dangle: give it a name

    typename Features::View features() const& { return features_.view(); }
    typename Features::View features() const&& = delete;  // would dangle: give it a name
    typename OwnedTargets::View targets() const& { return targets_.view(); }
    typename OwnedTargets::View targets() const&& = delete;  // would dangle: give it a name

    /// A view in which each sample has a weight: see `DataView::with_weights`.
    template <class Range>
    auto with_weights(Range&& weights) const& {
        return view().with_weights(std::forward<Range>(weights));
    }
    template <class Range>
    void with_weights(Range&&) const&& = delete;  // would dangle: give it a name

    /// `count` samples from row `first`. Throws DataError when they are not all there.
    View slice(Index first, Index count) const& { return view().slice(first, count); }
    View slice(Index first, Index count) const&& = delete;  // would dangle: give it a name

    /// The first `count` samples. Throws DataError when there are fewer.
    View take(Index count) const& { return view().take(count); }
    View take(Index count) const&& = delete;  // would dangle: give it a name

    /// All but the first `count` samples. Throws DataError when there are fewer.
    View drop(Index count) const& { return view().drop(count); }
    View drop(Index count) const&& = delete;  // would dangle: give it a name

    /// Holds back the last samples, as Keras' validation_split does (see `validation_rows`). Throws
    /// ArgumentError unless `fraction` is between 0 and 1, DataError when a part would be empty.
    Split<View> split(double fraction) const& { return view().split(fraction); }
    Split<View> split(double fraction) const&& = delete;  // would dangle: give it a name

private:
    Features features_;
    OwnedTargets targets_;
};

}  // namespace staticnn
