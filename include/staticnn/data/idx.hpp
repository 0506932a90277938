// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/data/owned_labels.hpp"
#include "staticnn/data/owned_rows.hpp"

namespace staticnn {

/// A file in IDX form: a few extents, outermost first, and their product of bytes in row-major order.
struct IdxFile {
    std::vector<Index> extents;
    std::vector<std::uint8_t> values;
};

/// More dimensions and more values than this are taken for damage.
inline constexpr Index idx_dimensions_limit = 8;
inline constexpr std::uint64_t idx_values_limit = std::uint64_t{1} << 32;

namespace detail {

class GzipFile;

/// The header after which the values begin; checked before anything of that size is allocated.
struct IdxHeader {
    std::vector<Index> extents;
    std::uint64_t values = 1;
    std::uint64_t bytes = 0;
};

STATICNN_FUNCTION IdxHeader read_idx_header(GzipFile& file);
STATICNN_FUNCTION DataError wrong_idx_length(const std::string& path, const IdxHeader& header,
                                             const std::string& found);

/// Throw DataError for the extents of something else.
STATICNN_FUNCTION void check_idx_images(const std::vector<Index>& extents, Index width,
                                        const std::string& path);
STATICNN_FUNCTION void check_idx_labels(const std::vector<Index>& extents, const std::string& path);

}  // namespace detail

/// Reads a file in the IDX form of the MNIST database (yann.lecun.com/exdb/mnist), plain or gzip, of unsigned
/// bytes. Throws FileError when it cannot be read; DataError when it is damaged, cut short or too long, or of
/// another type. Bytes after the end of a gzip stream are ignored, as gzip does.
STATICNN_FUNCTION IdxFile read_idx(const std::string& path);

/// Reads images of `Width` pixels each, scaled by 1/255. Throws as `read_idx` does, and DataError when the
/// images have another number of pixels.
template <Index Width>
OwnedRows<std::uint8_t, Width> read_idx_images(const std::string& path) {
    IdxFile file = read_idx(path);
    detail::check_idx_images(file.extents, Width, path);
    return {std::move(file.values), 1.0f / 255};
}

/// Reads class numbers. Throws as `read_idx` does, and DataError when there is more than one dimension or a
/// label is outside the classes.
template <Index Classes>
OwnedLabels<Classes> read_idx_labels(const std::string& path) {
    IdxFile file = read_idx(path);
    detail::check_idx_labels(file.extents, path);
    detail::check_labels<Classes>(file.values.data(), file.values.size(), path);  // names the file
    return std::move(file.values);
}

}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/data/idx.ipp"
#endif
