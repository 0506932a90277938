// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "staticnn/data/gzip_file.hpp"
#include "staticnn/data/idx.hpp"
#include "staticnn/data/mapped_file.hpp"
#include "staticnn/data/npy.hpp"
#include "staticnn/data/rows.hpp"

namespace staticnn {

/// Samples in a file that may be larger than memory: a value that is moved, and seen through `view()` like
/// `OwnedRows`. The file must not be cut short while it is in use (see detail::MappedFile).
template <class Element, Index Width>
class MappedRows {
public:
    using View = Rows<const Element, Width>;
    static constexpr Index width = Width;

    /// The `rows` rows behind `header_bytes` bytes of `path`, with which the file ends. Throws FileError when
    /// the file cannot be mapped or has another size; DataError unless the values lie where a processor can
    /// read them and the scale (see `Rows::scale`) is finite and not 0.
    MappedRows(const std::string& path, std::uint64_t header_bytes, Index rows, float scale = 1)
        : file_(path, header_bytes + std::uint64_t{rows} * Width * sizeof(Element)),
          header_bytes_(header_bytes),
          rows_(rows),
          scale_(detail::check_scale(scale)) {
        if (header_bytes % alignof(Element) != 0)
            throw DataError(path + ": expected a header of a multiple of " +
                            std::to_string(alignof(Element)) + " bytes, found " +
                            std::to_string(header_bytes) + "; such a file can be read, but not mapped");
    }

    Index rows() const noexcept { return rows_; }
    float scale() const noexcept { return scale_; }

    View view() const& {
        return View(reinterpret_cast<const Element*>(file_.data() + header_bytes_), rows_).with_scale(scale_);
    }
    View view() const&& = delete;  // would dangle: give it a name

private:
    detail::MappedFile file_;
    std::uint64_t header_bytes_;
    Index rows_;
    float scale_;
};

namespace detail {

/// Throws wrong_length(found) unless the file, which must not be packed, has `bytes` bytes of header and
/// `values` values of `value_bytes` bytes.
template <class WrongLength>
void check_mapped_size(const GzipFile& file, std::uint64_t bytes, std::uint64_t values, Index value_bytes,
                       const WrongLength& wrong_length) {
    const auto size = file.known_size();
    if (!size) throw DataError(file.path() + ": expected a plain file, found one that cannot be mapped");
    if (*size != bytes + values * value_bytes) throw wrong_length(values_text(*size - bytes, value_bytes));
}

}  // namespace detail

/// Maps the images of a plain file in IDX form, each of `Width` pixels, scaled by 1/255. Throws as
/// `read_idx_images` does, and DataError for gzip.
template <Index Width>
MappedRows<std::uint8_t, Width> map_idx_images(const std::string& path) {
    detail::GzipFile file(path);
    const detail::IdxHeader header = detail::read_idx_header(file);
    detail::check_idx_images(header.extents, Width, path);
    detail::check_mapped_size(file, header.bytes, header.values, 1, [&](const std::string& found) {
        return detail::wrong_idx_length(path, header, found);
    });
    return {path, header.bytes, header.extents[0], 1.0f / 255};
}

/// Maps rows of `Width` values that numpy.save wrote to a plain file. Throws as `read_npy_rows` does, and
/// DataError for gzip.
template <class Element, Index Width>
MappedRows<Element, Width> map_npy_rows(const std::string& path, float scale = 1) {
    detail::GzipFile file(path);
    const detail::NpyHeader header = detail::read_npy_header(file);
    detail::check_npy_rows<Element, Width>(header, path);
    detail::check_mapped_size(
        file, header.bytes, header.values, sizeof(Element),
        [&](const std::string& found) { return detail::wrong_npy_length(path, header, found); });
    return {path, header.bytes, header.extents[0], scale};
}

}  // namespace staticnn
