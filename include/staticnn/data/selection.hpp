// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "staticnn/data/bounds.hpp"
#include "staticnn/data/data_view.hpp"
#include "staticnn/data/selected.hpp"

namespace staticnn {

/// Some samples of a data set, by their numbers, in any order and as often as they are named. Owns the
/// numbers and nothing else: the samples must outlive it. A value, seen through `view()`.
template <class BaseView>
class Selection {
    template <class Source>
    auto selected(const Source& source) const {
        if constexpr (LabelSource<Source>)
            return SelectedLabels<Source>(source, numbers_.data(), numbers_.size());
        else if constexpr (RowSource<Source>)
            return SelectedRows<Source>(source, numbers_.data(), numbers_.size());
        else
            return source;  // no weights
    }

public:
    /// Throws DataError for a number that is no row of `base`.
    Selection(const BaseView& base, std::vector<std::uint32_t> numbers)
        : base_(base), numbers_(std::move(numbers)) {
        for (const std::uint32_t number : numbers_) detail::check_row(number, base_.rows());
    }

    Index rows() const noexcept { return numbers_.size(); }
    /// The numbers of the rows of the data that were selected from.
    const std::vector<std::uint32_t>& numbers() const noexcept { return numbers_; }

    auto view() const& {
        return base_.with_samples(selected(base_.features()), selected(base_.targets()),
                                  selected(base_.weights()));
    }
    auto view() const&& = delete;  // would dangle: give it a name

private:
    BaseView base_;
    std::vector<std::uint32_t> numbers_;
};

/// The samples of `data` with these numbers. Throws DataError for a number that is no row.
template <class Data>
auto select(const Data& data, std::vector<std::uint32_t> numbers) {
    return Selection<decltype(data.view())>(data.view(), std::move(numbers));
}
template <detail::TemporaryData Data>
void select(Data&&, std::vector<std::uint32_t>) = delete;  // would dangle: give it a name

}  // namespace staticnn
