// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <csv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/core/error.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/data/gzip_file.hpp"

namespace staticnn::detail {

/// The rows of a file of comma-separated values, plain or gzip, one by one, as libcsv takes them apart
/// (RFC 4180: fields in quotes may hold delimiters, line breaks and doubled quotes). Empty lines are no rows;
/// blanks around a field without quotes do not belong to it.
class CsvFile {
public:
    /// Throws FileError when the file cannot be opened.
    CsvFile(const std::string& path, char delimiter) : file_(path), parser_(std::make_unique<csv_parser>()) {
        if (::csv_init(parser_.get(), CSV_STRICT | CSV_STRICT_FINI) != 0)
            throw FileError("cannot read '" + path + "': out of memory");
        ::csv_set_delim(parser_.get(), static_cast<unsigned char>(delimiter));
    }
    CsvFile(const CsvFile&) = delete;
    CsvFile& operator=(const CsvFile&) = delete;
    ~CsvFile() { ::csv_free(parser_.get()); }

    const std::string& path() const noexcept { return file_.path(); }
    /// Where the present row begins, counted from 1.
    Index line() const noexcept { return line_; }
    /// The fields of the present row.
    const std::vector<std::string>& fields() const noexcept { return fields_; }

    /// Goes to the next row; false at the end. Throws FileError, or DataError for quotes in the wrong place.
    bool next() {
        fields_.clear();
        is_row_ = false;
        line_ = next_line_;
        while (!is_row_) {
            if (first_ == end_ && !fill()) return finish();
            // libcsv is given one line at a time, so that its line is known and it ends at most one row.
            const auto line_end =
                std::find_if(buffer_.begin() + to_offset(first_), buffer_.begin() + to_offset(end_),
                             [](std::uint8_t byte) { return is_line_end(byte); });
            const auto length = static_cast<Index>(line_end - buffer_.begin()) - first_;
            const bool has_end = first_ + length < end_;
            parse(length + (has_end ? 1 : 0));
            if (!has_end) continue;
            const std::uint8_t last = buffer_[first_ - 1];
            next_line_ += last == '\r' || !follows_return_;  // both together end one line
            follows_return_ = last == '\r';
            if (fields_.empty() && !is_row_) line_ = next_line_;
        }
        return true;
    }

private:
    static bool is_line_end(std::uint8_t byte) { return byte == '\n' || byte == '\r'; }
    static std::ptrdiff_t to_offset(Index index) { return static_cast<std::ptrdiff_t>(index); }

    bool fill() {
        first_ = 0;
        end_ = file_.read(buffer_);
        return end_ != 0;
    }

    void parse(Index bytes) {
        if (follows_return_ && buffer_[first_] != '\n') follows_return_ = false;
        const std::size_t done =
            ::csv_parse(parser_.get(), buffer_.data() + first_, bytes, &take_field, &take_row, this);
        first_ += bytes;
        if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
        if (done != bytes) refuse();
    }

    /// The last row may lack its line break.
    bool finish() {
        const int status = ::csv_fini(parser_.get(), &take_field, &take_row, this);
        if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
        if (status != 0) refuse();
        return is_row_;
    }

    [[noreturn]] void refuse() const {
        const int error = ::csv_error(parser_.get());
        const std::string where = path() + ": line " + std::to_string(line_) + ", column " +
                                  std::to_string(fields_.size() + 1) + ": ";
        if (error == CSV_EPARSE)
            throw DataError(where +
                            "expected quotes around a whole field, doubled within it, found one "
                            "that is alone");
        throw FileError(where + "cannot read it: " + ::csv_strerror(error));
    }

    // No exception may pass through the C library.
    static void take_field(void* field, std::size_t size, void* self) noexcept {
        CsvFile& file = *static_cast<CsvFile*>(self);
        try {
            file.fields_.emplace_back(field == nullptr ? "" : static_cast<const char*>(field), size);
        } catch (...) {
            file.failure_ = std::current_exception();
        }
    }
    static void take_row(int, void* self) noexcept { static_cast<CsvFile*>(self)->is_row_ = true; }

    GzipFile file_;
    std::unique_ptr<csv_parser> parser_;
    std::array<std::uint8_t, 65536> buffer_{};
    Index first_ = 0;  // of what was not parsed
    Index end_ = 0;
    Index line_ = 1;
    Index next_line_ = 1;
    bool follows_return_ = false;
    bool is_row_ = false;
    std::vector<std::string> fields_;
    std::exception_ptr failure_;
};

}  // namespace staticnn::detail
