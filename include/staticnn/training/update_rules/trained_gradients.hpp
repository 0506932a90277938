// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/kernels/reduce.hpp"
#include "staticnn/models/storage.hpp"

namespace staticnn::detail {

/// Calls visit(first value, number of values in storage) for the gradient of each trained parameter.
template <class Topology, class T, class Visit>
void for_each_trained(Storage<Topology, T>& gradients, const Visit& visit) {
    for (const ParameterInfo& info : Topology::parameter_table)
        if (info.is_trained()) visit(gradients.data() + info.offset, info.layout().size());
}

template <class Isa, class T>
double sum_of_squares(const T* gradient, Index count) {
    using V = kernels::Pack<Isa, T>;
    return kernels::sum_of_packs<Isa>(
        gradient, count, [](Index, const V& value) STATICNN_INLINE_LAMBDA { return value * value; });
}

/// Zeros stay zeros, even where `factor` is NaN: padding is zero, and nobody writes it anew.
template <class Isa, class T>
void multiply(T* gradient, Index count, double factor) {
    using V = kernels::Pack<Isa, T>;
    kernels::map_packs<Isa>(gradient, count, [&](const V& value) STATICNN_INLINE_LAMBDA {
        return select(value == V(T(0)), value, value * V(static_cast<T>(factor)));
    });
}

}  // namespace staticnn::detail
