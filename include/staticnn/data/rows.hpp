// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/data/bounds.hpp"
#include "staticnn/data/contiguous.hpp"

namespace staticnn {

/// What samples are made of: numbers, or the bytes of an image.
template <class T>
concept RowElement = std::same_as<T, float> || std::same_as<T, double> || std::same_as<T, std::uint8_t>;

namespace detail {
STATICNN_BEGIN_RARE_CODE

inline float check_scale(float scale) {
    const bool is_finite = scale - scale == 0;
    if (is_finite && scale != 0) return scale;
    throw DataError("expected a scale that is finite and not 0, found " + std::to_string(scale));
}

[[noreturn]] inline void refuse_null_rows(Index rows, Index width) {
    throw DataError("expected the address of " + std::to_string(rows) + " rows of " + std::to_string(width) +
                    " values, found a null pointer");
}

STATICNN_END_RARE_CODE
}  // namespace detail

/// Samples that somebody else owns: `rows()` rows of `Width` values each, row-major without gaps. The width
/// is part of the type, the number of rows is known at run time. The values must outlive the view.
template <class Element, Index Width>
class Rows {
    static_assert(RowElement<std::remove_const_t<Element>>,
                  "staticnn: rows hold float, double or std::uint8_t values, not 'Element'");
    static_assert(Width > 0, "staticnn: a row holds at least 1 value");

public:
    using element_type = Element;
    static constexpr Index width = Width;

    /// `rows` rows at `data`. Throws DataError for rows at a null pointer.
    Rows(Element* data, Index rows) : Rows(data, rows, 1.0f) {
        if (data == nullptr && rows != 0) detail::refuse_null_rows(rows, Width);
    }

    /// All values of a vector, an array or a span. Throws DataError unless they are a multiple of `Width`.
    template <class Range>
        requires detail::ContiguousRange<Range>
    explicit Rows(Range&& values)
        : Rows(detail::borrow<Element, Range>(values), detail::count_rows(std::size(values), Width), 1.0f) {}

    /// Whoever may write may also read.
    template <class Other>
        requires(std::same_as<const Other, Element> && !std::same_as<Other, Element>)
    Rows(const Rows<Other, Width>& other)
    noexcept : Rows(other.data(), other.rows(), other.scale()) {}

    Index rows() const noexcept { return rows_; }
    /// The number of values in all rows.
    Index size() const noexcept { return rows_ * Width; }
    Element* data() const noexcept { return data_; }

    /// Row `index`, which must be below `rows()`.
    std::span<Element, Width> row(Index index) const noexcept {
        return std::span<Element, Width>(data_ + index * Width, Width);
    }

    /// Row `index`. Throws DataError when there is none.
    std::span<Element, Width> at(Index index) const {
        detail::check_row(index, rows_);
        return row(index);
    }

    /// `count` rows from row `first`. Throws DataError when they are not all there.
    Rows slice(Index first, Index count) const {
        detail::check_slice(first, count, rows_);
        return Rows(data_ + first * Width, count, scale_);
    }

    /// The factor by which values are multiplied on the way into a batch. Default: 1. Bytes of an image are
    /// commonly scaled by 1/255.
    float scale() const noexcept { return scale_; }

    /// The same rows with another scale. Throws DataError unless it is finite and not 0.
    Rows with_scale(float scale) const { return Rows(data_, rows_, detail::check_scale(scale)); }

private:
    Rows(Element* data, Index rows, float scale) noexcept : data_(data), rows_(rows), scale_(scale) {}

    Element* data_;
    Index rows_;
    float scale_;
};

/// The values of a vector, an array or a span as rows of `Width`: `rows<784>(pixels)`. Throws DataError
/// unless they are a multiple of `Width`.
template <Index Width, class Range>
    requires detail::ContiguousRange<Range>
auto rows(Range&& values) {
    using Element = std::remove_pointer_t<decltype(std::data(values))>;
    return Rows<Element, Width>(std::forward<Range>(values));
}

template <class T>
inline constexpr bool is_rows = false;
template <class Element, Index Width>
inline constexpr bool is_rows<Rows<Element, Width>> = true;

}  // namespace staticnn
