// SPDX-License-Identifier: BSL-1.0
// Any bytes as a file, and as a manifest.
#include "fuzz/victim.hpp"
#include "staticnn/checkpoint/manifest.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace staticnn;
    const std::string_view bytes = fuzz::text_of(data, size);
    fuzz::load(bytes);
    checkpoint::Contents parsed;
    try {
        parsed = checkpoint::parse_manifest(bytes, "fuzz");
    } catch (const FormatError&) {
        return 0;
    }
    fuzz::require(checkpoint::manifest_text(parsed.header, parsed.records) == bytes,
                  "two manifests for one list of leaves");
    return 0;
}
