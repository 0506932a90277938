// SPDX-License-Identifier: BSL-1.0
#include "staticnn/core/published.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace staticnn {
namespace {

/// Long enough for a reader to meet a writer in the middle of it.
using Many = std::array<std::uint64_t, 512>;

Many all_of(std::uint64_t number) {
    Many many;
    many.fill(number);
    return many;
}

TEST(Published, GivesTheNewestValue) {
    Published<std::string> text("first");
    EXPECT_EQ(text.read([](const std::string& value) { return value; }), "first");
    for (const std::string next : {"second", "third", "fourth"}) {
        text.publish(next);
        EXPECT_EQ(text.read([](const std::string& value) { return value; }), next);
    }
}

TEST(Published, IsNeverSeenHalfReplaced) {
    constexpr std::uint64_t last = 500;
    Published<Many> published(all_of(0));
    std::atomic<std::uint64_t> mixtures{0}, steps_back{0};
    std::vector<std::thread> readers;
    for (int i = 0; i < 2; ++i)
        readers.emplace_back([&] {
            for (std::uint64_t before = 0; before < last;)
                published.read([&](const Many& value) {
                    for (const std::uint64_t number : value) mixtures += number != value[0];
                    steps_back += value[0] < before;
                    before = value[0];
                    return 0;
                });
        });
    for (std::uint64_t number = 1; number <= last; ++number) published.publish(all_of(number));
    for (std::thread& reader : readers) reader.join();
    EXPECT_EQ(mixtures, 0u);
    EXPECT_EQ(steps_back, 0u);
}

TEST(Published, TakesOneWriterAfterAnother) {
    Published<Many> published(all_of(0));
    std::vector<std::thread> writers;
    for (std::uint64_t writer = 1; writer <= 3; ++writer)
        writers.emplace_back([&published, writer] {
            for (int i = 0; i < 2000; ++i) published.publish(all_of(writer));
        });
    for (std::thread& writer : writers) writer.join();
    published.read([](const Many& value) {
        for (const std::uint64_t number : value) EXPECT_EQ(number, value[0]);
        return 0;
    });
}

struct Fragile {
    int number = 0;
    Fragile(int value) : number(value) {}
    Fragile(const Fragile&) = default;
    Fragile& operator=(const Fragile& other) {
        if (other.number < 0) throw std::runtime_error("broken");
        number = other.number;
        return *this;
    }
};

TEST(Published, KeepsThePresentValueWhenTheNextCannotBeCopied) {
    Published<Fragile> published(1);
    EXPECT_THROW(published.publish(-1), std::runtime_error);
    EXPECT_EQ(published.read([](const Fragile& value) { return value.number; }), 1);
    published.publish(2);
    EXPECT_EQ(published.read([](const Fragile& value) { return value.number; }), 2);
}

}  // namespace
}  // namespace staticnn
