// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <vector>

/// How long work takes that has to be done in time, again and again.
namespace support {

class Deadline {
    using Clock = std::chrono::steady_clock;
    using Microseconds = std::chrono::duration<double, std::micro>;

public:
    /// Work that has `seconds` each time, and is done up to `count` times.
    Deadline(double seconds, std::size_t count) : microseconds_(1e6 * seconds) { taken_.reserve(count); }

    template <class Work>
    void time(const Work& work) {
        const Clock::time_point start = Clock::now();
        work();
        taken_.push_back(Microseconds(Clock::now() - start).count());
    }

    /// Prints as name=value what there is time for, what it usually takes and what it took at worst. No
    /// claim: a system that is not made for it may let anything wait for anything.
    void print() {
        std::sort(taken_.begin(), taken_.end());
        std::printf("allowed_microseconds=%.1f\nusual_microseconds=%.2f\nworst_microseconds=%.2f\n",
                    microseconds_, taken_[taken_.size() / 2], taken_.back());
    }

private:
    double microseconds_;
    std::vector<double> taken_;
};

}  // namespace support
