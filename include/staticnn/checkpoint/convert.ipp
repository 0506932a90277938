// SPDX-License-Identifier: BSL-1.0
#include <utility>
#include <vector>

#include "staticnn/checkpoint/atomic_file.hpp"
#include "staticnn/checkpoint/binary_form.hpp"
#include "staticnn/checkpoint/convert.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/checkpoint/xml_form.hpp"
#include "staticnn/core/error.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

template <class Writer>
std::string write_records(const std::string& path, const Contents& contents) {
    std::vector<Record> outline;
    for (const Record& record : contents.records)
        outline.push_back({record.name, record.type, record.extents, {}});
    Writer writer(contents.header, outline);
    for (Index i = 0; i < outline.size(); ++i) {
        const std::vector<std::byte>& bytes = contents.records[i].bytes;
        if (bytes.size() != byte_size_of(outline[i]))
            throw ArgumentError("leaf '" + outline[i].name + "' has " + std::to_string(bytes.size()) +
                                " bytes of values, but its extents say " +
                                std::to_string(byte_size_of(outline[i])));
        writer.append(outline[i], bytes);
    }
    std::string digest = writer.digest();
    replace_file(path, writer.finish());
    return digest;
}

}  // namespace detail

STATICNN_FUNCTION std::string write_contents(const std::string& path, const Contents& contents) {
    return format_of(path) == Format::binary ? detail::write_records<BinaryWriter>(path, contents)
                                             : detail::write_records<XmlWriter>(path, contents);
}

STATICNN_FUNCTION std::string convert(const std::string& from, const std::string& to) {
    format_of(to);  // refuses another ending before anything is read
    return write_contents(to, read_file(from));
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
