// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <memory>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/team.hpp"

namespace staticnn {

/// A number of threads that work for one owner, who counts as the first. The others start when they are first
/// needed; without work they wait awake for some microseconds, then sleep. A copy has threads of its own. In
/// the child of a fork the pool starts anew: threads do not outlive a fork, and what one of them was doing is
/// done again by nobody, so fork between two calls of a trainer, not within one.
class ThreadPool {
public:
    /// 0 asks for as many threads as this process has processors. More than these work too, but slowly. The
    /// environment variable `STATICNN_WORTH_A_THREAD` says how many operations are work enough for a thread
    /// (Team::worth_a_thread); with 1 the smallest network is shared, as in tests. Throws ArgumentError when
    /// it is no such number.
    STATICNN_FUNCTION explicit ThreadPool(Index threads = 1);
    STATICNN_FUNCTION ThreadPool(const ThreadPool& other);
    STATICNN_FUNCTION ThreadPool(ThreadPool&& other) noexcept;
    STATICNN_FUNCTION ThreadPool& operator=(ThreadPool other) noexcept;
    STATICNN_FUNCTION ~ThreadPool();

    /// Threads, the owner among them.
    Index size() const noexcept { return size_; }

    /// What kernels share their work with, in a TeamScope; null for a pool of one. Throws ArgumentError when
    /// the system refuses a thread.
    STATICNN_FUNCTION Team* team();

private:
    class Threads;

    /// In the child of a fork there is nothing to be joined.
    STATICNN_FUNCTION void forget_threads_of_parent() noexcept;

    Index size_;
    Index worth_a_thread_;
    std::unique_ptr<Threads> threads_;
};

}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/thread_pool.ipp"
#endif
