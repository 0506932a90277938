// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <chrono>
#include <limits>
#include <vector>

#include "staticnn/kernels/best_instruction_set.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/pack.hpp"

/// What one core of this machine can do at best, measured in the process that compares itself with it.
namespace bench {

/// The shortest of several runs: what the machine's other users take is no property of it.
template <class Work>
double shortest_seconds(const Work& work) {
    using Clock = std::chrono::steady_clock;
    double best = std::numeric_limits<double>::infinity();
    for (int round = 0; round < 15; ++round) {
        const Clock::time_point start = Clock::now();
        work();
        best = std::min(best, std::chrono::duration<double>(Clock::now() - start).count());
    }
    return best;
}

/// FLOP/s of fused multiply-adds in float that wait for nothing.
inline double peak_flops() {
    using namespace staticnn;
    static const double peak = [] {
        double flops = 0;
        kernels::with_instruction_set(kernels::best_instruction_set(), [&]<class Isa>(Isa) {
            using V = kernels::Pack<Isa, float>;
            constexpr Index registers = pack_lanes * sizeof(float) / Isa::vector_bytes;
            constexpr Index chains = 12 / registers;
            constexpr Index count = 200'000;
            float values[pack_lanes] = {0.999f};
            const double seconds = shortest_seconds([&] {
                kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
                    asm volatile("" : : "r"(values) : "memory");  // nothing is known of them
                    const V factor = V::load(values), other(values[1]);
                    V sums[chains];
                    unroll<chains>([&](auto i) STATICNN_INLINE_LAMBDA { sums[i] = V(values[i]); });
                    for (Index i = 0; i < count; ++i)
                        unroll<chains>([&](auto j)
                                           STATICNN_INLINE_LAMBDA { sums[j] = fma(sums[j], factor, other); });
                    unroll<chains>([&](auto i) STATICNN_INLINE_LAMBDA { sums[0] = sums[0] + sums[i]; });
                    sums[0].store(values);
                    asm volatile("" : : "r"(values) : "memory");
                });
            });
            flops = 2.0 * pack_lanes * chains * count / seconds;
        });
        return flops;
    }();
    return peak;
}

/// Bytes a second, those read and those written together, of a loop that changes every value of three arrays
/// of `values` floats: what an optimizer with two moments does to its parameters.
inline double update_bandwidth(std::size_t values) {
    std::vector<float> a(values, 1), b(values, 1), c(values, 1);
    const double seconds = shortest_seconds([&] {
        float *x = a.data(), *y = b.data(), *z = c.data();
        for (std::size_t i = 0; i < values; ++i) {
            x[i] += 1;
            y[i] += 1;
            z[i] += 1;
        }
        asm volatile("" : : "r"(x), "r"(y), "r"(z) : "memory");
    });
    return 2.0 * 3 * sizeof(float) * static_cast<double>(values) / seconds;
}

}  // namespace bench
