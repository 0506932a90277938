// SPDX-License-Identifier: BSL-1.0
//
// The distribution of the time that one sample takes on one thread, each call by itself: ours, compiled for
// any processor; beside it, compiled for this one, ours, loops and Eigen (inference/native_latencies.cpp),
// and libtorch where it is installed. The clock is read before and after each call; latency/clock is what
// that takes.
#include "inference/latencies.hpp"
#include "inference/predictions.hpp"

namespace bench {
namespace {

[[maybe_unused]] const int ours = add_all_latencies<Ours>("staticnn");
[[maybe_unused]] const auto* const clock_alone = benchmark::RegisterBenchmark(
    "latency/clock", [](benchmark::State& state) { count_latencies(state, [] {}); });

}  // namespace
}  // namespace bench
