// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/philox.hpp"
#include "staticnn/core/unroll.hpp"
#include "staticnn/models/groups.hpp"

namespace staticnn::detail {

/// True when the output of an activation must be kept beside the output of the gate that follows it.
template <class Activation, class Gate>
constexpr bool saves_activation() {
    if constexpr (std::is_same_v<Gate, None> || !ElementwiseActivation<Activation>)
        return false;
    else
        return Activation::gradient_needs == GradientNeeds::output ||
               (Activation::gradient_needs == GradientNeeds::sign_of_output && !Gate::keeps_sign);
}

/// Where the columns of one row lie, and which random numbers belong to them.
template <Index Width, class T>
struct EpilogueTarget {
    Index stride;  // from one panel to the next
    Index packs_per_row;
    RandomStream stream;  // of the gate

    STATICNN_INLINE Index position(Index row, Index column) const {
        return (column / Width) * stride + row * Width + column % Width;
    }
    STATICNN_INLINE Index pack(Index row, Index column) const {
        return row * packs_per_row + column / pack_lanes;
    }
};

/// The end of a forward step: while training keeps what the backward step needs and applies the gate; stores
/// the output. One type for training and prediction, so that each product is compiled once.
template <class Gate, bool Saves, Index Width, class T>
struct ForwardEpilogue {
    EpilogueTarget<Width, T> target;
    T* output;
    T* saved;
    bool is_training;

    template <class V, Index Packs>
    STATICNN_INLINE void operator()(Index row, Index column, V (&y)[Packs]) const {
        const Index at = target.position(row, column);
        if (is_training) {
            if constexpr (Saves)
                unroll<Packs>([&](auto i)
                                  STATICNN_INLINE_LAMBDA { y[i].store(saved + at + i * pack_lanes); });
            if constexpr (!std::is_same_v<Gate, None>)
                Gate::forward(y, target.stream, target.pack(row, column));
        }
        unroll<Packs>([&](auto i) STATICNN_INLINE_LAMBDA { y[i].store(output + at + i * pack_lanes); });
    }
};

/// The way back through a group's gate and activation: takes the gradient of the group's output, stores the
/// gradient of what entered the activation.
template <class Activation, class Gate, Index Width, class T>
struct BackwardEpilogue {
    EpilogueTarget<Width, T> target;
    const T* output;
    const T* saved;
    T* gradient;

    template <class V, Index Packs>
    STATICNN_INLINE void operator()(Index row, Index column, V (&d)[Packs]) const {
        constexpr bool saves = saves_activation<Activation, Gate>();
        constexpr bool reads = Activation::gradient_needs != GradientNeeds::nothing;
        const Index at = target.position(row, column);
        if constexpr (!std::is_same_v<Gate, None>) {
            if constexpr (reads && !saves)
                unroll<Packs>([&](auto i) STATICNN_INLINE_LAMBDA { d[i] = Gate::kept(d[i]); });
            else
                Gate::backward(d, target.stream, target.pack(row, column));
        }
        unroll<Packs>([&](auto i) STATICNN_INLINE_LAMBDA {
            if constexpr (reads)
                d[i] = Activation::gradient(d[i], V::load((saves ? saved : output) + at + i * pack_lanes));
            d[i].store(gradient + at + i * pack_lanes);
        });
    }
};

}  // namespace staticnn::detail
