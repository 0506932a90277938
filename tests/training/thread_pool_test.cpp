// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/thread_pool.hpp"

#include <dirent.h>
#include <errno.h>
#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "staticnn/core/error.hpp"
#include "support/environment.hpp"
#include "support/failing_call.hpp"

namespace staticnn {
namespace {

constexpr Index much = 1'000'000'000;

/// How often each item was done.
std::vector<int> items_done(ThreadPool& pool, Index items) {
    std::vector<int> done(items);
    const TeamScope scope(pool.team());
    share(items, much, [&](Index first, Index last) {
        for (Index i = first; i < last; ++i) ++done[i];
    });
    return done;
}

/// True when `count` threads are inside of one piece of work together.
bool works_at_once(ThreadPool& pool, Index count) {
    std::atomic<Index> inside{0};
    const TeamScope scope(pool.team());
    share(count, much, [&](Index, Index) {
        inside.fetch_add(1);
        while (inside.load() < count) std::this_thread::yield();
    });
    return inside.load() == count;
}

std::set<std::thread::id> threads_at_work(ThreadPool& pool, Index operations) {
    std::set<std::thread::id> threads;
    std::mutex mutex;
    const TeamScope scope(pool.team());
    share(1000, operations, [&](Index, Index) {
        const std::scoped_lock lock(mutex);
        threads.insert(std::this_thread::get_id());
    });
    return threads;
}

/// The threads of this process that are not asleep, but for the one that asks.
int busy_threads() {
    int busy = 0;
    DIR* tasks = ::opendir("/proc/self/task");
    while (const dirent* task = ::readdir(tasks)) {
        const std::string id = task->d_name;
        if (id[0] == '.' || id == std::to_string(::gettid())) continue;
        std::ifstream file("/proc/self/task/" + id + "/stat");
        std::string number, name, state;
        file >> number >> name >> state;
        busy += state == "R";
    }
    ::closedir(tasks);
    return busy;
}

TEST(ThreadPool, DoesEveryItemOnce) {
    for (const Index threads : {1u, 2u, 3u, 5u, 8u}) {
        ThreadPool pool(threads);
        for (const Index items : {0u, 1u, 2u, 7u, 100u})
            for (int round = 0; round < 50; ++round)
                ASSERT_EQ(items_done(pool, items), std::vector<int>(items, 1)) << threads << ", " << items;
    }
}

TEST(ThreadPool, WorksWithAllThreadsAtOnceAlsoWithMoreThanProcessors) {
    const Index threads = 2 * std::thread::hardware_concurrency() + 3;
    ThreadPool pool(threads);
    for (int round = 0; round < 20; ++round) ASSERT_TRUE(works_at_once(pool, threads));
}

TEST(ThreadPool, HasAThreadForEachProcessorWhenAskedForZero) {
    EXPECT_EQ(ThreadPool(0).size(), std::thread::hardware_concurrency());
}

TEST(ThreadPool, LeavesLittleWorkToTheCaller) {
    ThreadPool pool(3);
    const std::set<std::thread::id> caller{std::this_thread::get_id()};
    EXPECT_EQ(threads_at_work(pool, 1000), caller);
    EXPECT_EQ(threads_at_work(pool, much).size(), 3u);

    const EnvironmentVariable variable("STATICNN_WORTH_A_THREAD", "1");
    ThreadPool eager(3);
    EXPECT_EQ(threads_at_work(eager, 1000).size(), 3u);
}

TEST(ThreadPool, RefusesAnAmountOfWorkThatIsNone) {
    for (const char* wish : {"0", "-1", "few", "1.5"}) {
        const EnvironmentVariable variable("STATICNN_WORTH_A_THREAD", wish);
        try {
            ThreadPool pool(2);
            FAIL() << wish;
        } catch (const ArgumentError& error) {
            EXPECT_EQ(error.what(),
                      "STATICNN_WORTH_A_THREAD is expected to be a whole number from 1 on, found '" +
                          std::string(wish) + "'");
        }
    }
}

TEST(ThreadPool, FallsAsleepWithoutWork) {
    ThreadPool pool(4);
    ASSERT_TRUE(works_at_once(pool, 4));
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (busy_threads() > 0 && std::chrono::steady_clock::now() < patience)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    EXPECT_EQ(busy_threads(), 0);
    EXPECT_TRUE(works_at_once(pool, 4)) << "after sleep";
}

TEST(ThreadPool, WorksInsideOfAThreadOfAnotherPool) {
    ThreadPool outer(3);
    std::atomic<int> right{0};
    const TeamScope scope(outer.team());
    share(3, much, [&](Index, Index) {
        EXPECT_EQ(team_of_this_thread, nullptr) << "work inside of a part would wait for its own thread";
        ThreadPool inner(2);
        right += works_at_once(inner, 2);
    });
    EXPECT_EQ(right, 3);
    EXPECT_EQ(team_of_this_thread, outer.team());
}

TEST(ThreadPool, GivesACopyThreadsOfItsOwn) {
    ThreadPool pool(3);
    ASSERT_TRUE(works_at_once(pool, 3));
    ThreadPool copy = pool;
    EXPECT_NE(copy.team(), pool.team());
    EXPECT_TRUE(works_at_once(copy, 3));
    copy = ThreadPool(2);
    EXPECT_TRUE(works_at_once(copy, 2));
    EXPECT_TRUE(works_at_once(pool, 3));
}

// The thread sanitizer has no threads after a fork.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define STATICNN_TEST_NO_FORK
#endif
#endif
#if !defined(STATICNN_TEST_NO_FORK)
TEST(ThreadPool, StartsAnewInTheChildOfAFork) {
    std::optional<ThreadPool> pool(3);
    ASSERT_TRUE(works_at_once(*pool, 3));
    const pid_t child = ::fork();
    if (child == 0) {
        const bool works = works_at_once(*pool, 3);
        pool.reset();
        ::_exit(works ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    EXPECT_TRUE(works_at_once(*pool, 3));
}
#endif

TEST(ThreadPool, SaysWhenThereAreNoThreadsToBeHad) {
    ThreadPool pool(3);
    const auto work = [&] { pool.team(); };
    EXPECT_EQ(complaint_when_failing({SYS_clone, SYS_clone3}, EAGAIN, work),
              "threads: 3 were asked for, but number 2 cannot be started: Resource temporarily unavailable");
    EXPECT_TRUE(works_at_once(pool, 3)) << "later, when there are";
}

}  // namespace
}  // namespace staticnn
