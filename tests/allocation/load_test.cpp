// SPDX-License-Identifier: BSL-1.0
// What a load may take, be the file honest or hostile.
#include <gtest/gtest.h>

#include <string>

#include "allocation/counted.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/checkpoint/manifest.hpp"
#include "staticnn/checkpoint/xml_form.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

namespace staticnn {
namespace {

using checkpoint::Format;
using Large =
    Trainer<Sequential<Dense<400, 100>, Dense<100, 10, Softmax>>, SparseCategoricalCrossentropy, Adam<>>;

constexpr Index margin = Index{256} << 10;

TEST(MemoryOfALoad, IsTheStateAsReadAndAsRestoredAndALittle) {
    Large trainer;
    const Index state = checkpoint::byte_size_of(checkpoint::outline_of(trainer.leaves()));
    ASSERT_GT(state, 2 * margin - margin / 2);
    // The text of the largest leaf, twice while it grows.
    const Index largest_text = 2 * 16 * 400 * 100;
    for (const Format format : {Format::binary, Format::xml}) {
        const std::string bytes = checkpoint::to_bytes(trainer.header(), trainer.leaves(), format);
        const Index peak =
            counted::peak_of([&] { trainer.restore(checkpoint::from_bytes(bytes, "x"), {}, "x"); });
        EXPECT_GT(peak, state);
        EXPECT_LT(peak, 2 * state + (format == Format::xml ? largest_text : 0) + margin);
    }
}

/// An XML file whose envelope is in order, and which says what its values are not.
std::string hostile(const std::string& leaf_line) {
    const std::string manifest = "kind: trainer\n\n" + leaf_line + '\n';
    const std::string digest(16, '0');
    std::string file(checkpoint::detail::xml_declaration);
    file += "<staticnn_checkpoint format=\"1\" kind=\"trainer\" digest=\"" + digest + "\" envelope=\"";
    file += checkpoint::detail::xml_envelope_checksum(digest, manifest) + "\"><manifest>" + manifest;
    file += "</manifest><state><a>1</a></state></staticnn_checkpoint>";
    return file;
}

TEST(MemoryOfALoad, IsAlmostNoneWhenSizesAreALie) {
    Large trainer;
    std::string binary = checkpoint::to_bytes({{"kind", "trainer"}}, {}, Format::binary);
    for (const Index offset : {Index{16}, Index{24}})
        for (Index byte = 0; byte < 8; ++byte) {
            std::string lie = binary;
            lie[offset + byte] = '\x7f';
            EXPECT_LT(counted::peak_of([&] { EXPECT_THROW(checkpoint::from_bytes(lie, "x"), FormatError); }),
                      margin);
        }
    for (const char* line : {"a float64 288230376151711744", "a boolean 4294967296 1073741823",
                             "a text 1000000000000", "a float32 100000 100000"}) {
        const std::string lie = hostile(line);
        EXPECT_LT(counted::peak_of([&] { EXPECT_THROW(checkpoint::from_bytes(lie, "x"), FormatError); }),
                  margin)
            << line;
    }
}

}  // namespace
}  // namespace staticnn
