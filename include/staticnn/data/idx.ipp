// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <span>

#include "staticnn/data/counted_values.hpp"
#include "staticnn/data/gzip_file.hpp"
#include "staticnn/data/idx.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

namespace detail {

/// "60000 x 28 x 28"
STATICNN_FUNCTION std::string extents_text(const std::vector<Index>& extents) {
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

STATICNN_FUNCTION IdxHeader read_idx_header(GzipFile& file) {
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

STATICNN_FUNCTION DataError wrong_idx_length(const std::string& path, const IdxHeader& header,
                                             const std::string& found) {
    return DataError(path + ": expected " + std::to_string(header.values) + " values (" +
                     extents_text(header.extents) + "), found " + found);
}

STATICNN_FUNCTION void check_idx_images(const std::vector<Index>& extents, Index width,
                                        const std::string& path) {
    const std::string found = ", found extents of " + extents_text(extents);
    if (extents.size() < 2) throw DataError(path + ": expected images (count x height x width)" + found);
    Index pixels = 1;
    for (Index i = 1; i < extents.size(); ++i) pixels *= extents[i];
    if (pixels != width)
        throw DataError(path + ": expected images of " + std::to_string(width) + " pixels" + found);
}

STATICNN_FUNCTION void check_idx_labels(const std::vector<Index>& extents, const std::string& path) {
    if (extents.size() != 1)
        throw DataError(path + ": expected labels (one dimension), found extents of " +
                        extents_text(extents));
}

}  // namespace detail

STATICNN_FUNCTION IdxFile read_idx(const std::string& path) {
    detail::GzipFile file(path);
    detail::IdxHeader header = detail::read_idx_header(file);
    std::vector<std::uint8_t> values = detail::read_counted_values<std::uint8_t>(
        file, header.bytes, header.values,
        [&](const std::string& found) { return detail::wrong_idx_length(file.path(), header, found); });
    return {std::move(header.extents), std::move(values)};
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
