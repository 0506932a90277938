// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <type_traits>

#include "staticnn/concepts/row_source.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/lane.hpp"
#include "staticnn/kernels/copy.hpp"

/// What each sample of a batch counts for. `apply(x, row)` is x times the weight of a row of the batch.
namespace staticnn::detail {

/// All samples count alike. Nothing is multiplied.
struct Unweighted {
    template <class T>
    STATICNN_INLINE T apply(T x, Index) const {
        return x;
    }
};

/// A weight for each sample of the data set: rows of one value.
template <RowSource Source>
struct WeightsOfSamples {
    Source source;
    kernels::Pick pick;

    template <class T>
    STATICNN_INLINE T apply(T x, Index row) const {
        ElementOf<Source> weight{};
        read_row(source, pick(row), row, nullptr, &weight);
        return (Lane<T>(x) * Lane<T>(static_cast<T>(weight))).value;
    }
};

/// A weight for each class; `labels` are those of the batch.
struct WeightsOfClasses {
    const double* values;
    const std::uint32_t* labels;

    template <class T>
    STATICNN_INLINE T apply(T x, Index row) const {
        return (Lane<T>(x) * Lane<T>(static_cast<T>(values[labels[row]]))).value;
    }
};

/// Both: the product.
template <class First, class Second>
struct ProductOfWeights {
    First first;
    Second second;

    template <class T>
    STATICNN_INLINE T apply(T x, Index row) const {
        return second.apply(first.apply(x, row), row);
    }
};

template <class First, class Second>
auto product_of_weights(const First& first, const Second& second) {
    if constexpr (std::is_same_v<First, Unweighted>)
        return second;
    else if constexpr (std::is_same_v<Second, Unweighted>)
        return first;
    else
        return ProductOfWeights<First, Second>{first, second};
}

/// The weights that a data set brings, for the samples that `pick` takes.
template <class View>
auto weights_of_samples(const View& data, [[maybe_unused]] const kernels::Pick& pick) {
    if constexpr (RowSource<std::remove_cvref_t<decltype(data.weights())>>)
        return WeightsOfSamples<std::remove_cvref_t<decltype(data.weights())>>{data.weights(), pick};
    else
        return Unweighted{};
}

}  // namespace staticnn::detail
