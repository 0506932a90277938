// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "golden/golden_trainer.hpp"
#include "staticnn/checkpoint/digest.hpp"
#include "staticnn/checkpoint/file.hpp"

namespace staticnn::golden {
namespace {

/// A golden file, and what its ending says.
struct Golden {
    std::string path;
    std::string bytes;
    checkpoint::File file;
    bool is_xml;

    explicit Golden(const std::string& name)
        : path(STATICNN_GOLDEN "/format_1/" + name),
          bytes(bytes_of(path)),
          file(checkpoint::read_file(path)),
          is_xml(name.ends_with(".xml")) {}

    /// The present state as the file had it: with its header and with the leaves that it knew.
    std::string saved_again(Leaves leaves) const {
        std::erase_if(leaves, [&](const Leaf& leaf) {
            return std::none_of(file.records.begin(), file.records.end(),
                                [&](const auto& record) { return record.name == leaf.name(); });
        });
        return checkpoint::to_bytes(file.header, leaves, file.format);
    }

private:
    static std::string bytes_of(const std::string& path) {
        std::ifstream stream(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
};

template <class T>
std::vector<T> values_of(const Leaf& leaf) {
    const std::vector<std::byte> bytes = leaf.bytes();
    std::vector<T> values(bytes.size() / sizeof(T));
    if (!bytes.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

template <class T, class Bits, class Number>
void expect_bits(const Leaf& leaf, const Number& number) {
    const std::vector<T> values = values_of<T>(leaf);
    for (Index i = 0; i < values.size(); ++i)
        EXPECT_EQ(std::bit_cast<Bits>(values[i]), std::bit_cast<Bits>(number(leaf.name(), i)))
            << leaf.name() << " value " << i;
}

class GoldenFile : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Form, GoldenFile, testing::Values(".bin", ".xml"));

TEST_P(GoldenFile, OfATrainerLoadsAndIsSavedAsItWas) {
    const Golden golden(std::string("trainer") + GetParam());
    EXPECT_EQ(golden.file.digest, "d00fa2e0ea94ec52");
    GoldenTrainer trainer(options);
    trainer.load(golden.path);
    EXPECT_EQ(golden.saved_again(trainer.leaves()), golden.bytes);
    for (const Leaf& leaf : trainer.leaves()) {
        if (leaf.is_tensor()) expect_bits<float, std::uint32_t>(leaf, float_number);
        if (leaf.is_counted() && leaf.type() == ElementType::float64)
            expect_bits<double, std::uint64_t>(leaf, double_number);
    }
    EXPECT_EQ(trainer.step(), 5u);
    EXPECT_EQ(trainer.epoch(), 2u);
    EXPECT_EQ(trainer.run().progress(), "2 of 4 epochs done");
    EXPECT_EQ(trainer.run().validation_split, 0.2);
    EXPECT_EQ(trainer.history().size(), 2u);
    EXPECT_EQ(trainer.callback<EarlyStopping>().patience, 9u);
    EXPECT_EQ(trainer.callback<EarlyStopping>().monitor, "val_loss");
}

TEST_P(GoldenFile, OfATrainerIsTrainedOn) {
    GoldenTrainer trainer(options);
    trainer.load(Golden(std::string("trainer") + GetParam()).path);
    trainer.resume(class_samples<float, 4, 2>(20));
    EXPECT_FALSE(trainer.has_open_run());
    EXPECT_EQ(trainer.history().size(), 4u);
}

TEST_P(GoldenFile, OfWeightsLoadsAndIsSavedAsItWas) {
    const Golden golden(std::string("weights") + GetParam());
    EXPECT_EQ(golden.file.digest, "4997a8e32b98379f");
    GoldenTrainer trainer(options);
    trainer.load_weights(golden.path);
    EXPECT_EQ(golden.saved_again(detail::weights_of(trainer.network())), golden.bytes);
    for (const Leaf& leaf : detail::weights_of(trainer.network()))
        expect_bits<float, std::uint32_t>(leaf, float_number);
}

}  // namespace
}  // namespace staticnn::golden
