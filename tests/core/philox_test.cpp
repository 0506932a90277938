// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/philox.hpp"

#include <gtest/gtest.h>

#include "reference/philox.hpp"

namespace staticnn {
namespace {

TEST(Philox, GivesTheKnownAnswersOfItsAuthors) {
    for (const auto& [counter, key, block] : reference::philox_known_answers)
        EXPECT_EQ(Philox::block(counter, key), block);
}

TEST(Philox, AgreesWithAnIndependentImplementation) {
    for (const auto& [counter, key, block] : reference::philox_blocks)
        EXPECT_EQ(Philox::block(counter, key), block);
}

TEST(Philox, IsAConstantExpression) {
    static_assert(Philox::block({0, 0, 0, 0}, {0, 0}) ==
                  Philox::Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
}

// The addressing is format: a change changes every run.
TEST(RandomStream, LaysOutCounterAndKeyAsDocumented) {
    constexpr RandomStream stream{0x0123456789abcdef, Purpose::dropout, 5, 0x1122334455667788};
    static_assert(stream.key() == Philox::Key{0x89abcdef, 0x01234567});
    static_assert(stream.counter(9) == Philox::Counter{9, 0x02000005, 0x55667788, 0x11223344});
    EXPECT_EQ(stream.block(9),
              Philox::block({9, 0x02000005, 0x55667788, 0x11223344}, {0x89abcdef, 0x01234567}));
}

TEST(RandomStream, NumbersThePurposes) {
    EXPECT_EQ(static_cast<std::uint32_t>(Purpose::initialization), 1u);
    EXPECT_EQ(static_cast<std::uint32_t>(Purpose::dropout), 2u);
    EXPECT_EQ(static_cast<std::uint32_t>(Purpose::shuffle), 3u);
}

TEST(RandomStream, DiffersInEveryField) {
    const RandomStream stream{1, Purpose::dropout, 1, 1};
    EXPECT_NE(stream.block(0), stream.block(1));
    EXPECT_NE(stream.block(0), (RandomStream{2, Purpose::dropout, 1, 1}.block(0)));
    EXPECT_NE(stream.block(0), (RandomStream{1, Purpose::shuffle, 1, 1}.block(0)));
    EXPECT_NE(stream.block(0), (RandomStream{1, Purpose::dropout, 2, 1}.block(0)));
    EXPECT_NE(stream.block(0), (RandomStream{1, Purpose::dropout, 1, 2}.block(0)));
    EXPECT_NE(stream.block(0), (RandomStream{1, Purpose::dropout, 1, (1ull << 32) + 1}.block(0)));
}

}  // namespace
}  // namespace staticnn
