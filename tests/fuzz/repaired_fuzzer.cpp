// SPDX-License-Identifier: BSL-1.0
// Any bytes as a binary file, whose version, sizes, digest and checksums are then made right.
#include <algorithm>

#include "fuzz/victim.hpp"
#include "staticnn/checkpoint/binary_form.hpp"

namespace {

using namespace staticnn::checkpoint;
using Envelope = detail::BinaryEnvelope;

/// The digest of what the manifest says of the payload; 0 for one that says nothing, or of other sizes.
std::uint64_t digest_of(std::string_view manifest, std::string_view payload) {
    Contents contents;
    try {
        contents = parse_manifest(manifest, "fuzz");
    } catch (const staticnn::FormatError&) {
        return 0;
    }
    if (byte_size_of(contents.records) != payload.size()) return 0;
    StateDigest digest;
    for (const Record& record : contents.records) {
        const std::string_view values = payload.substr(0, byte_size_of(record));
        digest.add(record, std::as_bytes(std::span(values)));
        payload.remove_prefix(values.size());
    }
    return digest.value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < Envelope::size + Envelope::trailer) return -1;
    std::string file(staticnn::fuzz::text_of(data, size));
    file.replace(0, detail::binary_magic.size(), detail::binary_magic);
    const std::size_t inside = size - Envelope::size - Envelope::trailer;
    const std::size_t manifest_size =
        std::min<std::uint64_t>(detail::number_at(file, Envelope::manifest_size), inside);
    const std::string manifest = file.substr(Envelope::size, manifest_size);
    const std::string payload = file.substr(Envelope::size + manifest_size, inside - manifest_size);
    detail::put_number(file, Envelope::version, format_version);
    detail::put_number(file, Envelope::manifest_size, manifest_size);
    detail::put_number(file, Envelope::payload_size, payload.size());
    detail::put_number(file, Envelope::digest, digest_of(manifest, payload));
    detail::put_number(file, Envelope::checksum, detail::envelope_checksum(file, manifest));
    const std::size_t body = size - Envelope::trailer;
    detail::put_number(file, body, hash_of(std::string_view(file).substr(0, body)));
    staticnn::fuzz::load(file);
    return 0;
}
