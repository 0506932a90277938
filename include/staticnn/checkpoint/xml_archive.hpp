// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/archive/xml_iarchive.hpp>
#include <boost/archive/xml_oarchive.hpp>
#include <boost/serialization/nvp.hpp>
#include <boost/serialization/string.hpp>
#include <istream>
#include <new>
#include <ostream>
#include <string>
#include <string_view>

#include "staticnn/checkpoint/refuse.hpp"
#include "staticnn/checkpoint/streams.hpp"
#include "staticnn/core/attributes.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

inline constexpr unsigned xml_flags = boost::archive::no_header | boost::archive::no_codecvt;

}  // namespace detail

/// Appends elements `<name>content</name>` and a line feed to a text, through a Boost archive.
class XmlElementWriter {
public:
    explicit XmlElementWriter(std::string& text)
        : sink_(text), stream_(&sink_), archive_(stream_, detail::xml_flags) {}

    void write(const std::string& name, const std::string& content) {
        archive_ << boost::serialization::make_nvp(name.c_str(), content);
        // A stream swallows what its buffer throws, and appending to a text throws only this.
        if (!stream_) throw std::bad_alloc();
    }

private:
    TextSink sink_;
    std::ostream stream_;
    boost::archive::xml_oarchive archive_;
};

/// Reads such elements, each handed over alone, through a Boost archive. The archive never sees the end of
/// its input inside an element, and without a header its destructor reads nothing and so throws nothing.
class XmlElementReader {
public:
    explicit XmlElementReader(std::string_view where)
        : where_(where), stream_(&source_), archive_(stream_, detail::xml_flags) {}

    /// The content of `element`, which is `<name>content</name>` with all tags checked. Throws FormatError.
    std::string read(const std::string& name, std::string_view element) {
        source_.set(element);
        std::string content;
        try {
            archive_ >> boost::serialization::make_nvp(name.c_str(), content);
        } catch (const boost::archive::archive_exception& error) {
            refuse(where_, "an XML element '" + name + '\'', error.what());
        }
        return content;
    }

private:
    std::string_view where_;
    TextSource source_;
    std::istream stream_;
    boost::archive::xml_iarchive archive_;
};

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
