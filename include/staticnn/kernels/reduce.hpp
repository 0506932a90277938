// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/team.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/pack.hpp"

namespace staticnn::kernels {

/// The sum of visit(first value, pack) over the packs of `count` values. Order of summation (format): 16
/// lanes over 64 packs, their tree, then in double over these sums; so a long sum keeps its digits in float,
/// too.
template <class Isa, class T, class Visit>
double sum_of_packs(const T* values, Index count, const Visit& visit) {
    constexpr Index block = 64 * pack_lanes;
    double total = 0;
    Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
        using V = Pack<Isa, T>;
        for (Index first = 0; first < count; first += block) {
            V sum(T(0));
            for (Index i = first; i < count && i < first + block; i += pack_lanes)
                sum = sum + visit(i, V::load(values + i));
            total += static_cast<double>(sum_of_lanes(sum));
        }
    });
    return total;
}

/// Replaces each pack of `count` values, a multiple of 16, by map(pack).
template <class Isa, class T, class Map>
void map_packs(T* values, Index count, const Map& map) {
    share(count / pack_lanes, operations_of_a_map * count, [&](Index first, Index last) {
        Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            using V = Pack<Isa, T>;
            for (Index i = first * pack_lanes; i < last * pack_lanes; i += pack_lanes)
                map(V::load(values + i)).store(values + i);
        });
    });
}

}  // namespace staticnn::kernels
