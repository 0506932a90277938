// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/checkpoint/refuse.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

/// Walks over the tags of the XML form, which are all known beforehand; blanks between them are free. Throws
/// FormatError, which says the offset, at the first deviation. Copies nothing.
class XmlScanner {
public:
    XmlScanner(std::string_view text, std::string_view where) : text_(text), where_(where) {}

    /// Passes over blanks and then `literal`.
    void expect(std::string_view literal) {
        skip_blanks();
        expect_here(literal);
    }

    /// The value of the attribute `name="value"`, with a blank before it.
    std::string_view attribute(std::string_view name) {
        if (at_end() || !detail::is_blank(text_[position_]))
            fail("a blank before attribute '" + std::string(name) + '\'');
        expect(std::string(name) + "=\"");
        const Index begin = position_;
        while (!at_end() && text_[position_] != '"' && text_[position_] != '<' && text_[position_] != '&')
            ++position_;
        const std::string_view value = text_.substr(begin, position_ - begin);
        expect_here("\"");
        return value;
    }

    /// The element `<name>...</name>` that holds no other, tags included.
    std::string_view element(const std::string& name) {
        skip_blanks();
        const Index begin = position_;
        expect_here('<' + name + '>');
        position_ = text_.find('<', position_);
        if (position_ == std::string_view::npos) position_ = text_.size();
        expect_here("</" + name + '>');
        return text_.substr(begin, position_ - begin);
    }

    /// Refuses everything but blanks up to the end.
    void expect_end() {
        skip_blanks();
        if (!at_end()) fail("the end of the file");
    }

private:
    bool at_end() const noexcept { return position_ == text_.size(); }

    void skip_blanks() noexcept {
        while (!at_end() && detail::is_blank(text_[position_])) ++position_;
    }

    void expect_here(std::string_view literal) {
        if (!text_.substr(position_).starts_with(literal)) fail(excerpt(literal));
        position_ += literal.size();
    }

    [[noreturn]] void fail(const std::string& expected) const {
        refuse(where_, expected + " at byte " + std::to_string(position_),
               at_end() ? "the end of the file" : excerpt(text_.substr(position_, 24)));
    }

    std::string_view text_;
    std::string_view where_;
    Index position_ = 0;
};

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
