// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "staticnn/data/class_rows.hpp"
#include "staticnn/data/data_view.hpp"
#include "staticnn/data/row_order.hpp"

namespace staticnn {

/// An order in which all classes are equally frequent: an epoch draws as many samples as there are, from each
/// class that occurs the same number, give or take one. Within a class no sample is drawn again before all
/// others were. A pure function of seed and epoch; without `shuffle` the draws are put in ascending order.
struct BalancedOrder {
    template <class Targets>
    void fill(const Targets& targets, const EpochKey& key, std::vector<std::uint32_t>& order) const {
        const RandomStream stream{key.seed, Purpose::class_balance, 0, key.epoch};
        detail::ClassRows rows = detail::rows_by_class(targets);
        Index next = 0;  // number of the stream (format: one after another, in the order of these lines)
        const auto shuffle_next = [&](std::span<std::uint32_t> numbers) {
            shuffle(stream, numbers, next);
            next += numbers.size();
        };

        std::vector<std::uint32_t> labels;  // that occur; the first ones give one sample more
        for (std::uint32_t label = 0; label < rows.classes(); ++label)
            if (!rows.of(label).empty()) labels.push_back(label);
        shuffle_next(labels);
        order.clear();
        for (Index i = 0; i < labels.size(); ++i) {
            const std::span<std::uint32_t> pool = rows.of(labels[i]);
            Index missing = targets.rows() / labels.size() + (i < targets.rows() % labels.size() ? 1 : 0);
            while (missing > 0) {
                shuffle_next(pool);
                const Index count = std::min(missing, pool.size());
                order.insert(order.end(), pool.begin(), pool.begin() + static_cast<std::ptrdiff_t>(count));
                missing -= count;
            }
        }
        if (key.shuffle)
            shuffle_next(order);
        else
            std::sort(order.begin(), order.end());
    }
};

/// The samples of `data` with all classes equally frequent in training: see `BalancedOrder`. Evaluation sees
/// each sample once.
template <class Data>
auto balanced(const Data& data) {
    static_assert(sizeof(ClassesOf<decltype(data.view().targets())>) > 0);
    return data.view().with_order(BalancedOrder{});
}
template <detail::TemporaryData Data>
void balanced(Data&&) = delete;  // would dangle: give it a name

}  // namespace staticnn
