// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/philox.hpp"
#include "staticnn/core/unroll.hpp"
#include "staticnn/models/groups.hpp"

namespace staticnn::detail {

/// What a training step keeps of a group for its way back, beside the output of the group.
enum class Keeps {
    nothing,
    activation_input,   ///< what the activation was applied to
    activation_output,  ///< before the gate changed it
};

template <class Activation, class Gate>
constexpr Keeps what_is_kept() {
    if constexpr (!ElementwiseActivation<Activation>) {
        return Keeps::nothing;
    } else {
        constexpr GradientNeeds needs = Activation::gradient_needs;
        if (needs == GradientNeeds::input) return Keeps::activation_input;
        if constexpr (!std::is_same_v<Gate, None>) {
            const bool is_lost = needs == GradientNeeds::output ||
                                 (needs == GradientNeeds::sign_of_output && !Gate::keeps_sign);
            if (is_lost) return Keeps::activation_output;
        }
        return Keeps::nothing;
    }
}

/// Where the columns of one row lie, and which random numbers belong to them.
template <Index Width, class T>
struct EpilogueTarget {
    Index stride;  // from one panel to the next
    Index packs_per_row;
    RandomStream stream;  // of the gate

    STATICNN_INLINE constexpr Index position(Index row, Index column) const {
        return (column / Width) * stride + row * Width + column % Width;
    }
    STATICNN_INLINE constexpr Index pack(Index row, Index column) const {
        return row * packs_per_row + column / pack_lanes;
    }
};

/// The end of a forward step: applies the activation and, while training, keeps what the way back needs and
/// applies the gate; stores the output. One type for training and prediction, so that each is compiled once.
template <class Activation, class Gate, Index Width, class T>
struct ForwardEpilogue {
    EpilogueTarget<Width, T> target;
    T* output;
    T* kept;
    bool is_training;

    template <class V, Index Packs>
    STATICNN_INLINE constexpr void operator()(Index row, Index column, V (&y)[Packs]) const {
        constexpr Keeps keeps = what_is_kept<Activation, Gate>();
        const Index at = target.position(row, column);
        if constexpr (keeps == Keeps::activation_input)
            if (is_training) store(y, kept + at);
        if constexpr (ElementwiseActivation<Activation>)
            unroll<Packs>([&](auto i) STATICNN_INLINE_LAMBDA { y[i] = Activation::apply(y[i]); });
        if constexpr (keeps == Keeps::activation_output)
            if (is_training) store(y, kept + at);
        if constexpr (!std::is_same_v<Gate, None>)
            if (is_training) Gate::forward(y, target.stream, target.pack(row, column));
        store(y, output + at);
    }

private:
    template <class V, Index Packs>
    STATICNN_INLINE static constexpr void store(const V (&y)[Packs], T* to) {
        unroll<Packs>([&](auto i) STATICNN_INLINE_LAMBDA { y[i].store(to + i * pack_lanes); });
    }
};

/// The way back through a group's gate and activation: takes the gradient of the group's output, stores the
/// gradient of what entered the activation.
template <class Activation, class Gate, Index Width, class T>
struct BackwardEpilogue {
    EpilogueTarget<Width, T> target;
    const T* output;
    const T* kept;
    T* gradient;

    template <class V, Index Packs>
    STATICNN_INLINE void operator()(Index row, Index column, V (&d)[Packs]) const {
        constexpr bool is_kept = what_is_kept<Activation, Gate>() != Keeps::nothing;
        constexpr bool reads = Activation::gradient_needs != GradientNeeds::nothing;
        const Index at = target.position(row, column);
        if constexpr (!std::is_same_v<Gate, None>) {
            // Where the output of the gate decides on the gradient, it also tells what was dropped.
            if constexpr (reads && !is_kept)
                unroll<Packs>([&](auto i) STATICNN_INLINE_LAMBDA { d[i] = Gate::kept(d[i]); });
            else
                Gate::backward(d, target.stream, target.pack(row, column));
        }
        unroll<Packs>([&](auto i) STATICNN_INLINE_LAMBDA {
            if constexpr (reads)
                d[i] = Activation::gradient(d[i], V::load((is_kept ? kept : output) + at + i * pack_lanes));
            else
                d[i] = Activation::gradient(d[i], d[i]);
            d[i].store(gradient + at + i * pack_lanes);
        });
    }
};

}  // namespace staticnn::detail
