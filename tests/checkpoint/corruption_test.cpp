// SPDX-License-Identifier: BSL-1.0
// Damaged files of a small network, given to the trainer that wrote them.
#include <gtest/gtest.h>

#include <iterator>
#include <string>

#include "damage.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/sgd.hpp"
#include "staticnn/training/trainer.hpp"

namespace staticnn::checkpoint {
namespace {

using SmallTrainer = Trainer<Sequential<Dense<2, 3, Tanh>, Dense<3, 2, Softmax>>,
                             SparseCategoricalCrossentropy, Sgd<Momentum>>;

/// A file of one trainer, and another trainer that damaged copies of it are loaded into.
class Victim {
public:
    explicit Victim(Format format)
        : saved_({.seed = 1}),
          victim_({.seed = 2}),
          saved_digest_(saved_.digest()),
          digest_(victim_.digest()),
          bytes_(to_bytes(saved_.header(), saved_.leaves(), format)) {}

    const std::string& bytes() const { return bytes_; }

    /// True when the file is refused and nothing has changed. One that is accepted must give the state that
    /// was saved.
    bool refuses(const std::string& damaged) {
        try {
            victim_.restore(from_bytes(damaged, "damaged"), {}, "damaged");
        } catch (const Error&) {
            EXPECT_EQ(victim_.digest(), digest_);
            return true;
        }
        EXPECT_EQ(victim_.digest(), saved_digest_);
        victim_ = SmallTrainer({.seed = 2});
        return false;
    }

private:
    SmallTrainer saved_;
    SmallTrainer victim_;
    std::string saved_digest_;
    std::string digest_;
    std::string bytes_;
};

TEST(CorruptedBinaryFile, IsRefusedAtEveryTruncation) {
    Victim victim(Format::binary);
    EXPECT_FALSE(victim.refuses(victim.bytes()));
    for (Index size = 0; size < victim.bytes().size(); ++size)
        EXPECT_TRUE(victim.refuses(victim.bytes().substr(0, size))) << size;
}

TEST(CorruptedBinaryFile, IsRefusedWithAnyByteChanged) {
    Victim victim(Format::binary);
    std::string damaged = victim.bytes();
    for (Index i = 0; i < damaged.size(); ++i) {
        const char before = damaged[i];
        for (Index bit = 0; bit < 8; ++bit) {
            if (!is_tried(i, bit, 8)) continue;
            damaged[i] = static_cast<char>(before ^ 1 << bit);
            EXPECT_TRUE(victim.refuses(damaged)) << i << " bit " << bit;
        }
        damaged[i] = before;
    }
}

TEST(CorruptedBinaryFile, IsRefusedWithBlocksMovedOrGarbageBehind) {
    Victim victim(Format::binary);
    DamageDice dice;
    for (int i = 0; i < 2000; ++i) {
        const std::string damaged = with_moved_blocks(victim.bytes(), dice);
        EXPECT_EQ(victim.refuses(damaged), damaged != victim.bytes());
    }
    for (const Index size : {Index{1}, Index{8}, Index{56}, Index{4096}})
        EXPECT_TRUE(victim.refuses(victim.bytes() + std::string(size, '\0'))) << size;
    EXPECT_TRUE(victim.refuses(victim.bytes() + victim.bytes()));
}

TEST(CorruptedXmlFile, IsRefusedAtEveryTruncationButThatOfTheLastLineEnd) {
    Victim victim(Format::xml);
    const Index size = victim.bytes().size();
    for (Index left = 0; left < size; ++left)
        EXPECT_EQ(victim.refuses(victim.bytes().substr(0, left)), left < size - 1) << left;
}

TEST(CorruptedXmlFile, IsRefusedOrLoadsAnEqualStateWithAnyByteChanged) {
    Victim victim(Format::xml);
    Index accepted = 0;
    std::string damaged = victim.bytes();
    // Bits that make a digit another, a tag another, a letter a capital (1E-5), and ASCII something else.
    constexpr int changes[] = {0x01, 0x04, 0x20, 0x80};
    for (Index i = 0; i < damaged.size(); ++i) {
        const char before = damaged[i];
        for (Index k = 0; k < std::size(changes); ++k) {
            if (!is_tried(i, k, std::size(changes))) continue;
            damaged[i] = static_cast<char>(before ^ changes[k]);
            accepted += !victim.refuses(damaged);
        }
        damaged[i] = before;
    }
    EXPECT_GT(accepted, 0u);
    EXPECT_LT(accepted, damaged.size());
}

TEST(CorruptedXmlFile, IsRefusedOrLoadsAnEqualStateWithBlocksMovedOrGarbageBehind) {
    Victim victim(Format::xml);
    DamageDice dice;
    for (int i = 0; i < 2000; ++i) victim.refuses(with_moved_blocks(victim.bytes(), dice));
    for (const std::string& garbage : {std::string(1, '\0'), std::string("<a/>"), victim.bytes()})
        EXPECT_TRUE(victim.refuses(victim.bytes() + garbage));
    EXPECT_FALSE(victim.refuses(victim.bytes() + " \n"));
}

}  // namespace
}  // namespace staticnn::checkpoint
