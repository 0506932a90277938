// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <sched.h>

#include <array>
#include <atomic>
#include <cstdint>

#include "staticnn/core/index.hpp"

namespace staticnn {

/// A value that some threads read while another replaces it: a network that predicts while training goes on.
/// Readers never wait for the writer, take no lock and do not enter the operating system; they see one whole
/// value or the next. The writer fills the copy that is not read, after its last reader has left it (the
/// left-right technique, with two counters).
template <class Value>
class Published {
public:
    explicit Published(const Value& value) : copies_{value, value} {}
    Published(const Published&) = delete;
    Published& operator=(const Published&) = delete;

    /// use(const Value&) on the newest value; returns what it returns, which must not refer to the value.
    /// From any number of threads. `use` must not publish.
    template <class Use>
    auto read(const Use& use) const {
        const Index number = enter();
        const Visit visit{readers_[number].count};
        return use(copies_[number]);
    }

    /// Replaces the value. Waits for readers that still have the one before the present one, and for others
    /// who publish. When the assignment throws, readers keep the present value.
    void publish(const Value& value) {
        const Writer alone{writing_};
        const Index next = 1 - newest_.load();
        while (readers_[next].count.load() != 0) ::sched_yield();
        copies_[next] = value;
        newest_.store(next);
    }

private:
    /// On a cache line of its own, so that the readers of one copy do not slow down those of the other.
    struct alignas(64) Readers {
        std::atomic<std::uint64_t> count{0};
    };
    struct Visit {
        std::atomic<std::uint64_t>& count;
        ~Visit() { count.fetch_sub(1); }
    };
    struct Writer {
        std::atomic_flag& flag;
        explicit Writer(std::atomic_flag& its_flag) noexcept : flag(its_flag) {
            while (flag.test_and_set()) flag.wait(true);
        }
        ~Writer() {
            flag.clear();
            flag.notify_one();
        }
    };

    /// Counts the caller as a reader of the newest copy. The second look is what makes it safe: a writer who
    /// has found no reader may be filling the copy that was the newest at the first.
    Index enter() const noexcept {
        for (;;) {
            const Index number = newest_.load();
            readers_[number].count.fetch_add(1);
            if (newest_.load() == number) return number;
            readers_[number].count.fetch_sub(1);
        }
    }

    std::array<Value, 2> copies_;
    std::atomic<Index> newest_{0};
    mutable std::array<Readers, 2> readers_;
    std::atomic_flag writing_;
};

}  // namespace staticnn
