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

/// How a class number is kept: a byte where the number of classes allows it.
template <Index Classes>
using LabelElement = std::conditional_t<Classes <= 256, std::uint8_t, std::uint32_t>;

namespace detail {

template <class Integer>
consteval bool expect_class_numbers() {
    static_assert(!std::same_as<Integer, float>,
                  "staticnn: labels are class numbers (integers), not 'float': "
                  "for regression pass rows of values");
    static_assert(!std::same_as<Integer, double>,
                  "staticnn: labels are class numbers (integers), not 'double': "
                  "for regression pass rows of values");
    constexpr bool has_sentence = std::same_as<Integer, float> || std::same_as<Integer, double>;
    static_assert(std::integral<Integer> || has_sentence,
                  "staticnn: labels are class numbers (integers), not 'Integer'");
    return std::integral<Integer>;
}

STATICNN_BEGIN_RARE_CODE

[[noreturn]] inline void refuse_label(const std::string& label, Index row, Index classes,
                                      const std::string& where) {
    throw DataError(where + (where.empty() ? "" : ": ") + "expected labels from 0 to " +
                    std::to_string(classes - 1) + " (" + std::to_string(classes) + " classes), found " +
                    label + " in row " + std::to_string(row));
}

[[noreturn]] inline void refuse_null_labels(Index rows) {
    throw DataError("expected the address of " + std::to_string(rows) + " labels, found a null pointer");
}

STATICNN_END_RARE_CODE

/// Throws DataError for the first label that is not a class number. `where` (a file) may begin the sentence.
template <Index Classes, std::integral Integer>
void check_labels(const Integer* labels, Index rows, const std::string& where = {}) {
    for (Index row = 0; row < rows; ++row) {
        const Integer label = labels[row];
        if (static_cast<std::uint64_t>(label) < Classes) continue;  // negative ones become very large
        refuse_label(std::to_string(label), row, Classes, where);
    }
}

}  // namespace detail

/// Class numbers from 0 to `Classes` - 1 that somebody else owns, one for each sample. They are checked once,
/// here, and must outlive the view unchanged.
template <Index Classes>
class Labels {
    static_assert(Classes > 0 && Classes <= UINT32_MAX,
                  "staticnn: 'Classes' is at least 1 and fits into 32 bits");

public:
    using element_type = LabelElement<Classes>;
    static constexpr Index classes = Classes;

    /// `rows` labels at `data`. Throws DataError for labels outside the classes, or at a null pointer.
    Labels(const element_type* data, Index rows) : Labels(data, rows, Checked{}) {
        if (data == nullptr && rows != 0) detail::refuse_null_labels(rows);
        detail::check_labels<Classes>(data, rows);
    }

    /// All values of a vector, an array or a span of `element_type` (labels of another integer type are
    /// copied: `OwnedLabels`). Throws DataError for labels outside the classes.
    template <class Range>
        requires detail::ContiguousRange<Range>
    explicit Labels(Range&& labels) : Labels(borrow<Range>(labels), std::size(labels)) {}

    Index rows() const noexcept { return rows_; }
    const element_type* data() const noexcept { return data_; }

    /// The class of sample `index`, which must be below `rows()`.
    Index operator[](Index index) const noexcept { return data_[index]; }

    /// The class of sample `index`. Throws DataError when there is none.
    Index at(Index index) const {
        detail::check_row(index, rows_);
        return data_[index];
    }

    /// `count` labels from row `first`. Throws DataError when they are not all there.
    Labels slice(Index first, Index count) const {
        detail::check_slice(first, count, rows_);
        return Labels(data_ + first, count, Checked{});
    }

private:
    template <Index>
    friend class OwnedLabels;

    struct Checked {};
    Labels(const element_type* data, Index rows, Checked) noexcept : data_(data), rows_(rows) {}

    template <class Range>
    static const element_type* borrow(std::remove_reference_t<Range>& labels) {
        using Integer = std::remove_cv_t<std::remove_pointer_t<decltype(std::data(labels))>>;
        if constexpr (detail::expect_class_numbers<Integer>()) {
            static_assert(std::same_as<Integer, element_type>,
                          "staticnn: labels<Classes> borrows bytes (std::uint8_t; beyond 256 classes "
                          "std::uint32_t); numbers of "
                          "another integer type are copied: write OwnedLabels<Classes>(numbers)");
            if constexpr (std::same_as<Integer, element_type>)
                return detail::borrow<const element_type, Range>(labels);
        }
        return nullptr;
    }

    const element_type* data_;
    Index rows_;
};

/// The values of a vector, an array or a span of bytes as labels: `labels<10>(digits)`. Throws DataError for
/// labels outside the classes.
template <Index Classes, class Range>
    requires detail::ContiguousRange<Range>
auto labels(Range&& values) { return Labels<Classes>(std::forward<Range>(values)); }

template <class T>
inline constexpr bool is_labels = false;
template <Index Classes>
inline constexpr bool is_labels<Labels<Classes>> = true;

/// What gives class numbers like `Labels`: these, or a selection of them.
template <class Type>
concept LabelSource = requires(const Type& source) {
    { Type::classes } -> std::convertible_to<Index>;
    { source.rows() } -> std::same_as<Index>;
    { source[Index{}] } -> std::same_as<Index>;
    { source.slice(Index{}, Index{}) } -> std::same_as<Type>;
};

}  // namespace staticnn
