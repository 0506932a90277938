// SPDX-License-Identifier: BSL-1.0
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "staticnn/core/error.hpp"
#include "staticnn/training/thread_pool.hpp"

namespace staticnn {

namespace detail {

STATICNN_INLINE void pause_processor() {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

/// Waits until `value` is no longer `old`: first awake, because the gap between two kernels is shorter than
/// falling asleep takes; then lending the processor to others; then asleep.
STATICNN_FUNCTION std::uint32_t wait_for_change(const std::atomic<std::uint32_t>& value, std::uint32_t old,
                                                int spins) {
    constexpr int yields = 50;
    for (int i = 0; i < spins + yields; ++i) {
        const std::uint32_t now = value.load(std::memory_order_acquire);
        if (now != old) return now;
        if (i < spins)
            pause_processor();
        else
            std::this_thread::yield();
    }
    value.wait(old, std::memory_order_acquire);
    return value.load(std::memory_order_acquire);
}

STATICNN_FUNCTION Index work_worth_a_thread() {
    constexpr const char* name = "STATICNN_WORTH_A_THREAD";
    Index operations = Team{}.worth_a_thread;
    if (const char* wish = std::getenv(name); wish != nullptr && *wish != '\0') {
        const char* const end = wish + std::strlen(wish);
        const auto [stop, error] = std::from_chars(wish, end, operations);
        if (error != std::errc() || stop != end || operations == 0)
            throw ArgumentError(std::string(name) + " is expected to be a whole number from 1 on, found '" +
                                wish + "'");
    }
    return operations;
}

/// Signals are for the threads of the program, not for ours: while this lives, threads start with all of them
/// blocked.
class SignalsBlocked {
public:
    SignalsBlocked() {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    SignalsBlocked(const SignalsBlocked&) = delete;
    SignalsBlocked& operator=(const SignalsBlocked&) = delete;
    ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

private:
    sigset_t before_;
};

}  // namespace detail

/// The running threads, at an address of their own. Every round of work is acknowledged by every thread, also
/// by those without a part, so that nobody still looks at a round when the next one is written.
class ThreadPool::Threads : public Team {
public:
    Threads(Index count, Index operations) : Team{count, operations, &run_on_all} {
        const detail::SignalsBlocked blocked;
        threads_.reserve(count - 1);
        try {
            for (Index number = 1; number < count; ++number)
                threads_.emplace_back([this, number] { work(number); });
        } catch (const std::system_error& error) {
            end();
            throw ArgumentError("threads: " + std::to_string(count) + " were asked for, but number " +
                                std::to_string(threads_.size() + 2) +
                                " cannot be started: " + error.code().message());
        }
    }
    Threads(const Threads&) = delete;
    Threads& operator=(const Threads&) = delete;
    ~Threads() { end(); }

    /// False in the child of a fork.
    bool is_of_this_process() const { return process_ == ::getpid(); }

private:
    static void run_on_all(Team& team, Index parts, Part part, const void* work) noexcept {
        static_cast<Threads&>(team).run_round(parts, part, work);
    }

    void run_round(Index parts, Part part, const void* work) noexcept {
        parts_ = parts;
        part_ = part;
        work_ = work;
        waiting_for_.store(static_cast<std::uint32_t>(threads_.size()), std::memory_order_relaxed);
        round_.fetch_add(1, std::memory_order_release);
        round_.notify_all();
        {
            const TeamScope alone(nullptr);
            part(work, 0);
        }
        while (const std::uint32_t left = waiting_for_.load(std::memory_order_acquire))
            detail::wait_for_change(waiting_for_, left, spins_);
    }

    void work(Index number) {
        std::uint32_t round = 0;
        while (true) {
            round = detail::wait_for_change(round_, round, spins_);
            if (is_ending_) return;
            if (number < parts_) part_(work_, number);
            if (waiting_for_.fetch_sub(1, std::memory_order_acq_rel) == 1) waiting_for_.notify_one();
        }
    }

    void end() {
        is_ending_ = true;
        round_.fetch_add(1, std::memory_order_release);
        round_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }

    /// Who waits awake where processors are fewer than threads keeps others from working.
    int spins_ = std::thread::hardware_concurrency() >= size ? 2000 : 0;
    pid_t process_ = ::getpid();
    Index parts_ = 0;
    Part part_ = nullptr;
    const void* work_ = nullptr;
    bool is_ending_ = false;
    alignas(64) std::atomic<std::uint32_t> round_{0};
    alignas(64) std::atomic<std::uint32_t> waiting_for_{0};
    std::vector<std::thread> threads_;
};

STATICNN_FUNCTION ThreadPool::ThreadPool(Index threads)
    : size_(threads), worth_a_thread_(detail::work_worth_a_thread()) {
    if (size_ == 0) size_ = std::max<Index>(1, std::thread::hardware_concurrency());
}
STATICNN_FUNCTION ThreadPool::ThreadPool(const ThreadPool& other)
    : size_(other.size_), worth_a_thread_(other.worth_a_thread_) {}
STATICNN_FUNCTION ThreadPool::ThreadPool(ThreadPool&& other) noexcept = default;
STATICNN_FUNCTION ThreadPool& ThreadPool::operator=(ThreadPool other) noexcept {
    std::swap(size_, other.size_);
    std::swap(worth_a_thread_, other.worth_a_thread_);
    std::swap(threads_, other.threads_);
    return *this;
}
STATICNN_FUNCTION ThreadPool::~ThreadPool() { forget_threads_of_parent(); }

STATICNN_FUNCTION void ThreadPool::forget_threads_of_parent() noexcept {
    if (threads_ != nullptr && !threads_->is_of_this_process()) static_cast<void>(threads_.release());
}

STATICNN_FUNCTION Team* ThreadPool::team() {
    if (size_ == 1) return nullptr;
    forget_threads_of_parent();
    if (threads_ == nullptr) threads_ = std::make_unique<Threads>(size_, worth_a_thread_);
    return threads_.get();
}

}  // namespace staticnn
