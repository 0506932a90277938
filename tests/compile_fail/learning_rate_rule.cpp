// SPDX-License-Identifier: BSL-1.0
// expect: staticnn: 'Rule' is no rule of a learning rate: it is a type with 'double operator()(std::uint64_t epoch, double rate) const' and a 'members()' for what it keeps
// expect: LearningRateScheduler<Halving>
#include <cstdint>

#include "staticnn/training/callbacks/learning_rate_scheduler.hpp"

using namespace staticnn;

struct Halving {
#ifdef STATICNN_WRONG
    double factor = 0.5;  // is in no members()
#else
    static constexpr double factor = 0.5;
#endif
    double operator()(std::uint64_t, double rate) const { return rate * factor; }
};

constexpr auto size = sizeof(LearningRateScheduler<Halving>);
