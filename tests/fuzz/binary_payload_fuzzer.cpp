// SPDX-License-Identifier: BSL-1.0
// Any bytes as the values of a trainer, in an intact binary file.
#include <algorithm>
#include <cstring>

#include "fuzz/victim.hpp"
#include "staticnn/checkpoint/binary_form.hpp"

namespace {

/// The header and the leaves of the golden trainer, without values.
staticnn::checkpoint::Contents outline() {
    staticnn::EarlyStopping stopping{.restore_best_weights = true};
    auto trainer = staticnn::golden::trained<staticnn::golden::GoldenTrainer>(stopping);
    return {trainer.header(), staticnn::checkpoint::outline_of(trainer.leaves()), {}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace staticnn;
    static const checkpoint::Contents form = outline();
    checkpoint::BinaryWriter writer(form.header, form.records);
    for (const checkpoint::Record& record : form.records) {
        std::vector<std::byte> bytes(checkpoint::byte_size_of(record));
        const std::size_t count = std::min(size, bytes.size());
        if (count != 0) std::memcpy(bytes.data(), data, count);
        // Most bytes are no boolean, and files with such a one are refused before anything else is looked at.
        if (record.type == ElementType::boolean) bytes[0] &= std::byte{1};
        data += count;
        size -= count;
        writer.append(record, bytes);
    }
    fuzz::load(writer.finish());
    return 0;
}
