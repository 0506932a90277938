// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "staticnn/checkpoint/manifest.hpp"
#include "staticnn/checkpoint/refuse.hpp"
#include "staticnn/checkpoint/state_digest.hpp"
#include "staticnn/checkpoint/values_text.hpp"
#include "staticnn/checkpoint/xml_archive.hpp"
#include "staticnn/checkpoint/xml_scanner.hpp"
#include "staticnn/core/attributes.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

inline constexpr std::string_view xml_declaration = R"(<?xml version="1.0" encoding="UTF-8"?>)";

/// The checksum of the XML form's envelope: over the format version, the digest and the manifest, each on
/// lines of its own. The values are left to the digest, so that their spelling stays free.
inline std::string xml_envelope_checksum(std::string_view digest, std::string_view manifest) {
    Hash hash;
    hash.update(std::to_string(format_version) + '\n');
    hash.update(digest);
    hash.update("\n");
    hash.update(manifest);
    return hex_of(hash.value());
}

}  // namespace detail

/// Puts the XML form together, leaf by leaf in the order of the manifest.
class XmlWriter {
public:
    XmlWriter(const Header& header, const std::vector<Record>& outline)
        : manifest_(manifest_text(header, outline)), elements_(file_) {
        file_ += detail::xml_declaration;
        file_ += "\n<staticnn_checkpoint format=\"" + std::to_string(format_version) + "\" kind=\"" +
                 header.front().second + "\" digest=\"";
        digest_at_ = file_.size();
        file_ += std::string(16, '0') + "\" envelope=\"";
        checksum_at_ = file_.size();
        file_ += std::string(16, '0') + "\">\n";
        elements_.write("manifest", '\n' + manifest_);
        file_ += "<state>\n";
    }
    XmlWriter(const XmlWriter&) = delete;
    XmlWriter& operator=(const XmlWriter&) = delete;

    void append(const Record& outline, std::span<const std::byte> bytes) {
        digest_.add(outline, bytes);
        elements_.write(outline.name, text_of_values(outline.type, outline.extents, bytes));
    }

    /// The digest of what was appended.
    std::string digest() const { return hex_of(digest_.value()); }

    /// The file. The writer is of no use afterwards.
    std::string finish() {
        file_ += "</state>\n</staticnn_checkpoint>\n";
        file_.replace(digest_at_, 16, digest());
        file_.replace(checksum_at_, 16, detail::xml_envelope_checksum(digest(), manifest_));
        return std::move(file_);
    }

private:
    std::string manifest_;
    std::string file_;
    XmlElementWriter elements_;
    StateDigest digest_;
    Index digest_at_ = 0;
    Index checksum_at_ = 0;
};

/// True for what starts like XML.
inline bool is_xml_form(std::string_view bytes) noexcept { return bytes.starts_with("<?xml"); }

namespace detail {

inline void check_format_attribute(std::string_view value, std::string_view where) {
    unsigned long long version = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), version);
    if (error != std::errc() || end != value.data() + value.size() || value.front() == '0')
        refuse(where, "a format version", excerpt(value));
    check_version(where, version);
}

/// The manifest out of its element. It has no carriage return of its own: one comes from a transfer in text
/// mode, which XML allows.
inline std::string manifest_of_xml(std::string text) {
    std::erase(text, '\r');
    if (text.starts_with('\n')) text.erase(0, 1);
    return text;
}

}  // namespace detail

/// The contents of a file in XML form. Throws FormatError, which names `where`, unless envelope, manifest and
/// all values are intact.
inline Contents read_xml(std::string_view file, std::string_view where) {
    XmlScanner scanner(file, where);
    scanner.expect(detail::xml_declaration);
    scanner.expect("<staticnn_checkpoint");
    detail::check_format_attribute(scanner.attribute("format"), where);
    const std::string_view kind = scanner.attribute("kind");
    const std::string_view digest_text = scanner.attribute("digest");
    const std::string_view checksum = scanner.attribute("envelope");
    scanner.expect(">");

    XmlElementReader elements(where);
    const std::string manifest =
        detail::manifest_of_xml(elements.read("manifest", scanner.element("manifest")));
    const std::string expected_checksum = detail::xml_envelope_checksum(digest_text, manifest);
    if (checksum != expected_checksum)
        refuse(where, "checksum " + expected_checksum + " of its envelope", excerpt(checksum));
    Contents contents = parse_manifest(manifest, where);
    if (kind != contents.header.front().second)
        refuse(where, "kind " + excerpt(contents.header.front().second) + " as in its manifest",
               excerpt(kind));

    scanner.expect("<state>");
    StateDigest digest;
    for (Record& record : contents.records) {
        record.bytes =
            values_of_text(record, elements.read(record.name, scanner.element(record.name)), where);
        digest.add(record, record.bytes);
    }
    scanner.expect("</state>");
    scanner.expect("</staticnn_checkpoint>");
    scanner.expect_end();
    contents.digest = hex_of(digest.value());
    if (contents.digest != digest_text) refuse(where, "digest " + excerpt(digest_text), contents.digest);
    return contents;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
