// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn {

/// Threads that share the work of a kernel, as kernels see them (training/thread_pool.hpp). A kernel gives
/// every thread outputs of its own, each summed in its documented order by one thread, so the number of
/// threads changes no bit.
struct Team {
    /// One thread's part of some work. Throws nothing: other threads have no place to catch it.
    using Part = void (*)(const void* work, Index part) noexcept;

    Index size = 1;  ///< threads, the caller among them
    /// Operations, as `share` counts them, that take longer than other threads need to begin.
    Index worth_a_thread = 650'000;
    /// Calls part(work, i) for i = 0 .. parts - 1, at most `size`, and returns when all are done.
    void (*run)(Team& team, Index parts, Part part, const void* work) noexcept = nullptr;
};

/// The team of the kernels that this thread calls; null when it works alone.
inline constinit thread_local Team* team_of_this_thread = nullptr;

/// Lends a team to the kernels that this thread calls until the end of a scope.
class TeamScope {
public:
    explicit TeamScope(Team* team) noexcept : before_(team_of_this_thread) { team_of_this_thread = team; }
    TeamScope(const TeamScope&) = delete;
    TeamScope& operator=(const TeamScope&) = delete;
    ~TeamScope() { team_of_this_thread = before_; }

private:
    Team* before_;
};

/// What a value costs that is read, changed a little and written, as `operations` of `share`.
inline constexpr Index operations_of_a_map = 80;
/// What a weight of a product costs that is read, and perhaps changed, once for the whole batch.
inline constexpr Index operations_of_a_weight = 16;

/// Cuts `items` into as many parts as there are threads and calls body(first, last) for each part, at once.
/// `operations` is about how many additions and multiplications of single values all items take: little work
/// stays on this thread.
template <class Body>
void share(Index items, Index operations, const Body& body) {
    struct Work {
        const Body& body;
        Index items;
        Index parts;
    };
    const auto do_part = [](const void* shared, Index part) noexcept {
        const Work& all = *static_cast<const Work*>(shared);
        all.body(all.items * part / all.parts, all.items * (part + 1) / all.parts);
    };
    Team* const team = team_of_this_thread;
    Work work{body, items, 1};
    if (team != nullptr)
        work.parts = std::max<Index>(1, std::min({team->size, items, operations / team->worth_a_thread}));
    if (work.parts > 1)
        team->run(*team, work.parts, do_part, &work);
    else
        do_part(&work, 0);
}

}  // namespace staticnn
