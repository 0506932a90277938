// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <zlib.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace staticnn::report {

namespace detail {

inline std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xff);
    return bytes;
}

inline std::string chunk(std::string_view kind, std::string_view data) {
    const std::string body = std::string(kind) + std::string(data);
    const auto sum = ::crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return big_endian(static_cast<std::uint32_t>(data.size())) + body +
           big_endian(static_cast<std::uint32_t>(sum));
}

}  // namespace detail

/// A picture as a PNG file: `pixels` are red, green, blue and opacity of each, row after row.
inline std::string png_of(std::string_view pixels, std::uint32_t width, std::uint32_t height) {
    std::string raw;
    for (std::uint32_t row = 0; row < height; ++row)
        raw += '\0' + std::string(pixels.substr(std::size_t{4} * row * width, std::size_t{4} * width));
    std::string packed(::compressBound(raw.size()), '\0');
    uLongf size = packed.size();
    if (::compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(raw.data()),
                   raw.size()) != Z_OK)
        throw std::runtime_error("zlib cannot pack a picture");
    packed.resize(size);
    const std::string head = detail::big_endian(width) + detail::big_endian(height) +
                             std::string("\x08\x06\0\0\0", 5);  // eight bits each, with opacity
    return "\x89PNG\r\n\x1a\n" + detail::chunk("IHDR", head) + detail::chunk("IDAT", packed) +
           detail::chunk("IEND", "");
}

inline std::string base64_of(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t j = i; j < i + 3; ++j)
            three = three << 8 | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0u);
        for (std::size_t j = 0; j < 4; ++j)
            text += i + j <= bytes.size() ? digits[three >> (18 - 6 * j) & 63] : '=';
    }
    return text;
}

}  // namespace staticnn::report
