// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <streambuf>
#include <string>
#include <string_view>

#include "staticnn/core/attributes.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

/// A stream buffer that appends to a text.
class TextSink : public std::streambuf {
public:
    explicit TextSink(std::string& text) : text_(text) {}

protected:
    std::streamsize xsputn(const char* characters, std::streamsize count) override {
        text_.append(characters, static_cast<std::string::size_type>(count));
        return count;
    }
    int_type overflow(int_type character) override {
        if (!traits_type::eq_int_type(character, traits_type::eof()))
            text_ += traits_type::to_char_type(character);
        return traits_type::not_eof(character);
    }

private:
    std::string& text_;
};

/// A stream buffer that reads bytes where they lie, one piece after another.
class TextSource : public std::streambuf {
public:
    void set(std::string_view text) {
        // The standard wants pointers to non-const, but a get area without overrides is never written:
        // putting a character back only moves the position when it is the one that was read.
        char* begin = const_cast<char*>(text.data());
        setg(begin, begin, begin + text.size());
    }
};

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
