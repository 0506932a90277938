// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/data/counted_values.hpp"
#include "staticnn/data/gzip_file.hpp"
#include "staticnn/data/owned_labels.hpp"
#include "staticnn/data/owned_rows.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

/// A file in IDX form: a few extents, outermost first, and their product of bytes in row-major order.
struct IdxFile {
    std::vector<Index> extents;
    std::vector<std::uint8_t> values;
};

/// More dimensions and more values than this are taken for damage.
inline constexpr Index idx_dimensions_limit = 8;
inline constexpr std::uint64_t idx_values_limit = std::uint64_t{1} << 32;

namespace detail {

/// "60000 x 28 x 28"
inline std::string extents_text(const std::vector<Index>& extents) {
    std::string text;
    for (const Index extent : extents) text += (text.empty() ? "" : " x ") + std::to_string(extent);
    return text;
}

inline std::string idx_type_text(std::uint8_t code) {
    constexpr const char* hex = "0123456789ABCDEF";
    constexpr std::pair<std::uint8_t, const char*> types[] = {
        {0x08, "unsigned bytes"},  {0x09, "signed bytes"}, {0x0B, "16-bit integers"},
        {0x0C, "32-bit integers"}, {0x0D, "floats"},       {0x0E, "doubles"}};
    const char* name = "an unknown type";
    for (const auto& [known, text] : types)
        if (known == code) name = text;
    return std::string(name) + " (0x" + hex[code / 16] + hex[code % 16] + ")";
}

/// The header after which the values begin; checked before anything of that size is allocated.
struct IdxHeader {
    std::vector<Index> extents;
    std::uint64_t values = 1;
    std::uint64_t bytes = 0;
};

inline void check_idx_magic(const std::array<std::uint8_t, 4>& magic, const std::string& path) {
    if (magic[0] != 0 || magic[1] != 0)
        throw DataError(path + ": expected an IDX file, which begins with two zero bytes, found the bytes " +
                        std::to_string(magic[0]) + " and " + std::to_string(magic[1]));
    if (magic[2] != 0x08)
        throw DataError(path + ": expected " + idx_type_text(0x08) + ", found " + idx_type_text(magic[2]));
    if (magic[3] == 0 || magic[3] > idx_dimensions_limit)
        throw DataError(path + ": expected 1 to " + std::to_string(idx_dimensions_limit) +
                        " dimensions, found " + std::to_string(magic[3]));
}

inline IdxHeader read_idx_header(GzipFile& file) {
    const auto read_exactly = [&file](std::span<std::uint8_t> bytes) {
        const Index count = file.read(bytes);
        if (count < bytes.size())
            throw DataError(file.path() + ": expected an IDX header, found the end of the file within it");
    };
    std::array<std::uint8_t, 4> magic{};
    read_exactly(magic);
    check_idx_magic(magic, file.path());

    IdxHeader header;
    for (Index dimension = 0; dimension < magic[3]; ++dimension) {
        std::array<std::uint8_t, 4> big_endian{};
        read_exactly(big_endian);
        Index extent = 0;
        for (const std::uint8_t byte : big_endian) extent = extent << 8 | byte;
        header.extents.push_back(extent);
    }
    header.bytes = magic.size() * (1 + header.extents.size());
    for (const Index extent : header.extents) {
        if (extent == 0 || header.values > idx_values_limit / extent)
            throw DataError(file.path() + ": expected 1 to " + std::to_string(idx_values_limit) +
                            " values, found extents of " + extents_text(header.extents));
        header.values *= extent;
    }
    return header;
}

inline DataError wrong_idx_length(const std::string& path, const IdxHeader& header,
                                  const std::string& found) {
    return DataError(path + ": expected " + std::to_string(header.values) + " values (" +
                     extents_text(header.extents) + "), found " + found);
}

template <Index Width>
void check_idx_images(const std::vector<Index>& extents, const std::string& path) {
    const std::string found = ", found extents of " + extents_text(extents);
    if (extents.size() < 2) throw DataError(path + ": expected images (count x height x width)" + found);
    Index pixels = 1;
    for (Index i = 1; i < extents.size(); ++i) pixels *= extents[i];
    if (pixels != Width)
        throw DataError(path + ": expected images of " + std::to_string(Width) + " pixels" + found);
}

}  // namespace detail

/// Reads a file in the IDX form of the MNIST database (yann.lecun.com/exdb/mnist), plain or gzip, of unsigned
/// bytes. Throws FileError when it cannot be read; DataError when it is damaged, cut short or too long, or of
/// another type. Bytes after the end of a gzip stream are ignored, as gzip does.
inline IdxFile read_idx(const std::string& path) {
    detail::GzipFile file(path);
    detail::IdxHeader header = detail::read_idx_header(file);
    std::vector<std::uint8_t> values = detail::read_counted_values<std::uint8_t>(
        file, header.bytes, header.values,
        [&](const std::string& found) { return detail::wrong_idx_length(file.path(), header, found); });
    return {std::move(header.extents), std::move(values)};
}

/// Reads images of `Width` pixels each, scaled by 1/255. Throws as `read_idx` does, and DataError when the
/// images have another number of pixels.
template <Index Width>
OwnedRows<std::uint8_t, Width> read_idx_images(const std::string& path) {
    IdxFile file = read_idx(path);
    detail::check_idx_images<Width>(file.extents, path);
    return {std::move(file.values), 1.0f / 255};
}

/// Reads class numbers. Throws as `read_idx` does, and DataError when there is more than one dimension or a
/// label is outside the classes.
template <Index Classes>
OwnedLabels<Classes> read_idx_labels(const std::string& path) {
    IdxFile file = read_idx(path);
    if (file.extents.size() != 1)
        throw DataError(path + ": expected labels (one dimension), found extents of " +
                        detail::extents_text(file.extents));
    detail::check_labels<Classes>(file.values.data(), file.values.size(), path);  // names the file
    return std::move(file.values);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
