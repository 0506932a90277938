// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>
#include <utility>
#include <vector>

#include "staticnn/data/rows.hpp"

namespace staticnn {

/// Samples with their memory: a value that is copied and moved, seen through `view()`.
template <class Element, Index Width>
class OwnedRows {
    static_assert(!std::is_const_v<Element>,
                  "staticnn: rows that own their values hold 'Element' without const");

public:
    using View = Rows<const Element, Width>;
    static constexpr Index width = Width;

    /// Takes row-major values. Throws DataError unless they are a multiple of `Width` and the scale (see
    /// `Rows::scale`) is finite and not 0.
    OwnedRows(std::vector<Element> values, float scale = 1)
        : values_(std::move(values)), scale_(detail::check_scale(scale)) {
        detail::count_rows(values_.size(), Width);
    }

    /// Converts numbers of another type, as a cast does: doubles to floats are rounded.
    template <class Number>
        requires(std::is_arithmetic_v<Number>&& std::is_floating_point_v<Element>)
    OwnedRows(const std::vector<Number>& values, float scale = 1)
        : OwnedRows(std::vector<Element>(values.begin(), values.end()), scale) {}

    Index rows() const noexcept { return values_.size() / Width; }
    float scale() const noexcept { return scale_; }

    View view() const& { return View(values_).with_scale(scale_); }
    View view() const&& = delete;  // would dangle: give it a name

private:
    std::vector<Element> values_;
    float scale_;
};

}  // namespace staticnn
