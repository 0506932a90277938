// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "staticnn/core/error.hpp"
#include "staticnn/data/gzip_file.hpp"
#include "staticnn/data/npy_header.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION std::string shape_text(const std::vector<Index>& extents) {
    std::string text = "(";
    for (Index i = 0; i < extents.size(); ++i) text += (i == 0 ? "" : ", ") + std::to_string(extents[i]);
    return text + (extents.size() == 1 ? ",)" : ")");
}

/// Reads the literal of a Python dictionary that makes up the header: these three keys in any order, a plain
/// type, a truth value, a tuple of whole numbers.
class NpyDictionary {
public:
    NpyDictionary(std::string_view text, const std::string& path) : rest_(text), path_(path) {}

    void read(NpyHeader& header) {
        bool has_type = false, has_order = false, has_shape = false;
        expect("{");
        while (!accept("}")) {
            const std::string key = quoted();
            expect(":");
            if (key == "descr" && !std::exchange(has_type, true))
                header.type = type();
            else if (key == "fortran_order" && !std::exchange(has_order, true))
                header.is_fortran_order = truth();
            else if (key == "shape" && !std::exchange(has_shape, true))
                header.extents = shape();
            else
                refuse("the keys descr, fortran_order and shape, each once", '\'' + key + '\'');
            if (!accept(",")) {
                expect("}");
                break;
            }
        }
        skip_blanks();
        if (!rest_.empty()) refuse("nothing behind the dictionary");
        if (!has_type || !has_order || !has_shape)
            refuse("the keys descr, fortran_order and shape", "a dictionary without one of them");
    }

private:
    void skip_blanks() {
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n')) rest_.remove_prefix(1);
    }
    bool accept(std::string_view token) {
        skip_blanks();
        if (!rest_.starts_with(token)) return false;
        rest_.remove_prefix(token.size());
        return true;
    }
    void expect(std::string_view token) {
        if (!accept(token)) refuse('\'' + std::string(token) + '\'');
    }

    std::string quoted() {
        const char quote = accept("'") ? '\'' : '"';
        if (quote == '"') expect("\"");
        const std::size_t end = rest_.find(quote);
        if (end == std::string_view::npos) refuse("the end of a text in quotes");
        const std::string text(rest_.substr(0, end));
        rest_.remove_prefix(end + 1);
        return text;
    }
    std::string type() {
        skip_blanks();
        if (rest_.starts_with('[')) refuse("values of one plain type", "records of several fields");
        return quoted();
    }
    bool truth() {
        if (accept("True")) return true;
        if (!accept("False")) refuse("True or False");
        return false;
    }
    std::vector<Index> shape() {
        std::vector<Index> extents;
        expect("(");
        while (!accept(")")) {
            skip_blanks();
            Index extent = 0;
            const auto result = std::from_chars(rest_.data(), rest_.data() + rest_.size(), extent);
            if (result.ec != std::errc()) refuse("a whole number that fits into 64 bits");
            rest_.remove_prefix(static_cast<std::size_t>(result.ptr - rest_.data()));
            accept("L");  // as Python 2 wrote it
            extents.push_back(extent);
            if (!accept(",")) {
                expect(")");
                break;
            }
        }
        return extents;
    }

    [[noreturn]] void refuse(const std::string& expected, std::string found = {}) {
        skip_blanks();
        if (found.empty()) found = rest_.empty() ? "its end" : '\'' + std::string(rest_.substr(0, 12)) + '\'';
        throw DataError(path_ + ": expected " + expected + " in the header of an NPY file, found " + found);
    }

    std::string_view rest_;
    const std::string& path_;
};

STATICNN_FUNCTION NpyHeader read_npy_header(GzipFile& file) {
    const auto read_exactly = [&file](std::span<std::uint8_t> bytes) {
        if (file.read(bytes) < bytes.size())
            throw DataError(file.path() + ": expected an NPY header, found the end of the file within it");
    };
    std::array<std::uint8_t, 8> magic{};
    read_exactly(magic);
    constexpr std::array<std::uint8_t, 6> expected = {0x93, 'N', 'U', 'M', 'P', 'Y'};
    if (!std::equal(expected.begin(), expected.end(), magic.begin()))
        throw DataError(file.path() +
                        ": expected an NPY file, which begins with \\x93NUMPY, found other bytes");
    const Index version = magic[6];
    if (version < 1 || version > 3 || magic[7] != 0)
        throw DataError(file.path() + ": expected version 1.0, 2.0 or 3.0 of the NPY format, found " +
                        std::to_string(version) + '.' + std::to_string(magic[7]));

    std::array<std::uint8_t, 4> little_endian{};
    const Index length_bytes = version == 1 ? 2 : 4;
    read_exactly(std::span(little_endian).first(length_bytes));
    Index length = 0;
    for (Index i = length_bytes; i-- > 0;) length = length << 8 | little_endian[i];
    if (length > npy_header_limit)
        throw DataError(file.path() + ": expected an NPY header of at most " +
                        std::to_string(npy_header_limit) + " bytes, found " + std::to_string(length));
    std::string text(length, '\0');
    read_exactly({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});

    NpyHeader header;
    header.bytes = magic.size() + length_bytes + length;
    NpyDictionary(text, file.path()).read(header);
    for (const Index extent : header.extents) {
        if (extent == 0 || header.values > npy_values_limit / extent)
            throw DataError(file.path() + ": expected 1 to " + std::to_string(npy_values_limit) +
                            " values, found the shape " + shape_text(header.extents));
        header.values *= extent;
    }
    return header;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
