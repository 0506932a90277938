// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/kernels/pack.hpp"

#include <array>

namespace staticnn::kernels {
namespace {

constexpr RandomStream words_stream{0xfedcba9876543210, Purpose::dropout, 3, 0x100000007};

/// The word of a column by the words of the documentation, block by block.
std::uint32_t word_of(Index pack, Index column) {
    const Index c = column % 8;
    const Philox::Counter block = words_stream.block(static_cast<std::uint32_t>(4 * pack + c / 2));
    return block[c % 2 + (column < 8 ? 0 : 2)];
}

template <class Isa, Index Packs>
void expect_documented_addressing(Index first_pack) {
    std::array<std::uint32_t, Packs * pack_lanes> words{};
    Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        const RandomWords<Isa, Packs> random(words_stream, first_pack);
        for (Index i = 0; i < words.size(); ++i) words[i] = random.words[i];
    });
    for (Index i = 0; i < words.size(); ++i)
        EXPECT_EQ(words[i], word_of(first_pack + i / pack_lanes, i % pack_lanes))
            << "pack " << first_pack + i / pack_lanes << ", column " << i % pack_lanes;
}

template <class Isa, class T>
void expect_mask_of_words() {
    alignas(64) std::uint32_t words[pack_lanes];
    for (Index i = 0; i < pack_lanes; ++i) words[i] = word_of(0, i);
    words[3] = 0x80000000;
    words[4] = 0x7fffffff;
    words[5] = 0;
    words[6] = 0xffffffff;
    for (const std::uint32_t threshold : {0u, 1u, 0x7fffffffu, 0x80000000u, 0x80000001u, 0xffffffffu}) {
        std::array<T, pack_lanes> chosen;
        Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            using V = Pack<Isa, T>;
            select(V::Mask::at_least(words, threshold), V(T(1)), V(T(0))).store(chosen.data());
        });
        for (Index i = 0; i < pack_lanes; ++i)
            EXPECT_EQ(chosen[i], words[i] >= threshold ? T(1) : T(0)) << words[i] << " >= " << threshold;
    }
}

class RandomWordsOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, RandomWordsOn, all_sets, name_of_set);

TEST_P(RandomWordsOn, LieWhereTheDocumentationSays) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        for (const Index first_pack : {0u, 1u, 5u, 1000u, (1u << 30) - 2}) {
            expect_documented_addressing<Isa, 1>(first_pack);
            expect_documented_addressing<Isa, 2>(first_pack);
        }
    });
}

TEST_P(RandomWordsOn, AreComparedWithoutSign) {
    with_instruction_set(GetParam(), []<class Isa>(Isa) {
        expect_mask_of_words<Isa, float>();
        expect_mask_of_words<Isa, double>();
    });
}

}  // namespace
}  // namespace staticnn::kernels
