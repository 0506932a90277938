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
#include "support/temporary_folder.hpp"

namespace staticnn {
namespace {

using checkpoint::Format;
using Large =
    Trainer<Sequential<Dense<400, 100>, Dense<100, 10, Softmax>>, SparseCategoricalCrossentropy, Adam<>>;

constexpr Index margin = Index{256} << 10;

// The values are read once and then have their place: there is no second state beside the one that is loaded.
TEST(MemoryOfALoad, IsTheStateAsReadAndALittle) {
    Large trainer;
    const Index state = checkpoint::byte_size_of(checkpoint::outline_of(trainer.leaves()));
    ASSERT_GT(state, 2 * margin - margin / 2);
    const TemporaryFolder folder;
    const std::string file = folder.path("state.bin");
    trainer.save(file);
    const std::string text = checkpoint::to_bytes(trainer.header(), trainer.leaves(), Format::xml);
    // The text of the largest leaf, twice while it grows.
    const Index largest_text = 2 * 16 * 400 * 100;
    const Index peak_of_file = counted::peak_of([&] { trainer.load(file); });
    const Index peak_of_text =
        counted::peak_of([&] { trainer.restore(checkpoint::from_bytes(text, "x"), {}, "x"); });
    EXPECT_GT(peak_of_file, state);
    EXPECT_LT(peak_of_file, state + margin);
    EXPECT_GT(peak_of_text, state);
    EXPECT_LT(peak_of_text, state + largest_text + margin);
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
