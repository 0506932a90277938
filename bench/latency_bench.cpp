// SPDX-License-Identifier: BSL-1.0
//
// The distribution of the time that one sample takes on one thread, each call by itself: ours, compiled for
// any processor; beside it, compiled for this one, ours, loops and Eigen (inference/native_latencies.cpp),
// and libtorch where it is asked for. The clock is read before and after each call; latency/clock is what
// that takes. Inputs below 1e-38, which processors are slow with unless they are told to take them for 0,
// have a line of their own.
#include "inference/latencies.hpp"
#include "inference/predictions.hpp"

namespace bench {
namespace {

[[maybe_unused]] const int ours = add_all_latencies<Ours>("staticnn");
[[maybe_unused]] const int subnormal = [] {
    add_latencies<Tiny<Tanh>, Ours<Tiny<Tanh>>>("8-16-16-1_tanh", "staticnn/subnormal", 1e-39f);
    return 0;
}();
[[maybe_unused]] const auto* const clock_alone = benchmark::RegisterBenchmark(
    "latency/clock", [](benchmark::State& state) { count_latencies(state, [] {}); });

}  // namespace
}  // namespace bench
