// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "staticnn/data/counted_values.hpp"
#include "staticnn/data/gzip_file.hpp"
#include "staticnn/data/npy_header.hpp"
#include "staticnn/data/owned_labels.hpp"
#include "staticnn/data/owned_rows.hpp"

namespace staticnn {

namespace detail {

/// How NumPy writes the type of a number, for those of this machine, which is little-endian.
template <class Value>
constexpr const char* npy_type() {
    static_assert(sizeof(Value) <= 8);
    if constexpr (std::same_as<Value, float>)
        return "<f4";
    else if constexpr (std::same_as<Value, double>)
        return "<f8";
    else if constexpr (sizeof(Value) == 1)
        return std::is_signed_v<Value> ? "|i1" : "|u1";
    else if constexpr (sizeof(Value) == 2)
        return std::is_signed_v<Value> ? "<i2" : "<u2";
    else if constexpr (sizeof(Value) == 4)
        return std::is_signed_v<Value> ? "<i4" : "<u4";
    else
        return std::is_signed_v<Value> ? "<i8" : "<u8";
}

inline DataError wrong_npy_length(const std::string& path, const NpyHeader& header,
                                  const std::string& found) {
    return DataError(path + ": expected " + std::to_string(header.values) + " values, of the shape " +
                     shape_text(header.extents) + ", found " + found);
}

template <class Value>
std::vector<Value> read_npy_values(GzipFile& file, const NpyHeader& header) {
    return read_counted_values<Value>(file, header.bytes, header.values, [&](const std::string& found) {
        return wrong_npy_length(file.path(), header, found);
    });
}

/// Rows of `Width` values of one type, one after another.
template <class Element, Index Width>
void check_npy_rows(const NpyHeader& header, const std::string& path) {
    if (header.type != npy_type<Element>())
        throw DataError(path + ": expected values of the type '" + npy_type<Element>() + "', found '" +
                        header.type + "'");
    if (header.extents.empty() || header.values / header.extents[0] != Width)
        throw DataError(path + ": expected rows of " + std::to_string(Width) + " values, found the shape " +
                        shape_text(header.extents));
    if (header.is_fortran_order && header.extents.size() > 1)
        throw DataError(path +
                        ": expected values in C order, found Fortran order; numpy.ascontiguousarray "
                        "brings them into C order before they are saved");
}

template <Index Classes, class Integer>
OwnedLabels<Classes> read_npy_labels_as(GzipFile& file, const NpyHeader& header) {
    const std::vector<Integer> labels = read_npy_values<Integer>(file, header);
    check_labels<Classes>(labels.data(), labels.size(), file.path());  // names the file
    return OwnedLabels<Classes>(labels);
}

template <Index Classes, class... Integers>
OwnedLabels<Classes> read_npy_labels_as_any(GzipFile& file, const NpyHeader& header) {
    std::optional<OwnedLabels<Classes>> labels;
    const auto read_as = [&]<class Integer>(Integer) {
        if (header.type == npy_type<Integer>())
            labels.emplace(read_npy_labels_as<Classes, Integer>(file, header));
    };
    (read_as(Integers{}), ...);
    if (labels) return *std::move(labels);
    throw DataError(file.path() + ": expected class numbers of a little-endian integer type, found '" +
                    header.type + "'");
}

}  // namespace detail

/// Reads rows of `Width` values that numpy.save wrote, plain or gzip, of any shape whose extents behind the
/// first multiply to `Width`; `scale` as for `OwnedRows`. Throws FileError when the file cannot be read;
/// DataError when it is damaged, cut short or too long, of another type or shape, or in Fortran order.
template <class Element, Index Width>
OwnedRows<Element, Width> read_npy_rows(const std::string& path, float scale = 1) {
    detail::GzipFile file(path);
    const detail::NpyHeader header = detail::read_npy_header(file);
    detail::check_npy_rows<Element, Width>(header, path);
    return {detail::read_npy_values<Element>(file, header), scale};
}

/// Reads class numbers that numpy.save wrote, plain or gzip, of any integer type. Throws as `read_npy_rows`
/// does, and DataError when a row has more than one number or a label is outside the classes.
template <Index Classes>
OwnedLabels<Classes> read_npy_labels(const std::string& path) {
    detail::GzipFile file(path);
    const detail::NpyHeader header = detail::read_npy_header(file);
    if (header.extents.empty() || header.values != header.extents[0])
        throw DataError(path + ": expected labels (one for each row), found the shape " +
                        detail::shape_text(header.extents));
    return detail::read_npy_labels_as_any<Classes, std::int8_t, std::uint8_t, std::int16_t, std::uint16_t,
                                          std::int32_t, std::uint32_t, std::int64_t, std::uint64_t>(file,
                                                                                                    header);
}

}  // namespace staticnn
