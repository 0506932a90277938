// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <utility>
#include <vector>

#include "staticnn/data/labels.hpp"

namespace staticnn {

/// Class numbers from 0 to `Classes` - 1 with their memory: a value that is copied and moved, seen through
/// `view()`.
template <Index Classes>
class OwnedLabels {
public:
    using View = Labels<Classes>;
    using element_type = typename View::element_type;
    static constexpr Index classes = Classes;

    /// Takes labels. Throws DataError for those outside the classes.
    OwnedLabels(std::vector<element_type> labels) : labels_(std::move(labels)) {
        detail::check_labels<Classes>(labels_.data(), labels_.size());
    }

    /// Copies labels of any integer type. Throws DataError for those outside the classes.
    template <class Range>
        requires detail::ContiguousRange<const Range> OwnedLabels(const Range& labels)
            : labels_(copy(std::data(labels), std::size(labels))) {}

        Index rows() const noexcept { return labels_.size(); }

        View view() const& noexcept { return View(labels_.data(), labels_.size(), typename View::Checked{}); }
        View view() const&& = delete;  // would dangle: give it a name

    private:
        template <class Integer>
        static std::vector<element_type> copy(const Integer* labels, Index rows) {
            std::vector<element_type> copies;
            if constexpr (detail::expect_class_numbers<Integer>()) {
                detail::check_labels<Classes>(labels, rows);
                copies.reserve(rows);
                for (Index row = 0; row < rows; ++row)
                    copies.push_back(static_cast<element_type>(labels[row]));
            }
            return copies;
        }

        std::vector<element_type> labels_;
};

}  // namespace staticnn
