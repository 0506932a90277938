// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <iterator>
#include <vector>

#include "reference/orders.hpp"
#include "staticnn/data/dataset.hpp"

namespace staticnn {

/// The samples of tests/reference/orders.py; each has its own number as its feature.
inline const auto order_samples = [] {
    std::vector<float> numbers;
    for (Index row = 0; row < std::size(reference::order_labels); ++row)
        numbers.push_back(static_cast<float>(row));
    return Dataset<float, 1, Labels<5>>{
        numbers,
        std::vector<std::uint32_t>(std::begin(reference::order_labels), std::end(reference::order_labels))};
}();

template <Index Size>
std::vector<std::uint32_t> vector_of(const std::uint32_t (&values)[Size]) {
    return {values, values + Size};
}

/// The order of the epoch that the references are of.
template <class View>
std::vector<std::uint32_t> order_of(const View& view, std::uint64_t epoch = reference::order_epoch,
                                    bool shuffle = true) {
    std::vector<std::uint32_t> order{99};  // what it held before does not matter
    view.order({reference::order_seed, epoch, shuffle}, order);
    return order;
}

}  // namespace staticnn
