// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include "staticnn/activations/linear.hpp"
#include "staticnn/concepts/loss.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn {

template <class Loss>
struct FromLogits;

namespace detail {

/// A row that cannot be written: what a loss leaves there is lost.
template <class Row>
struct Unchanged : Row {
    STATICNN_INLINE explicit Unchanged(const Row& row) : Row(row) {}
    STATICNN_INLINE void store(Index, const typename Row::Value&) const {}
};

template <class Type>
concept LossWithActivation = requires {
    typename Type::Activation;
};

/// What is said of anything else.
template <class Loss>
struct LossFromLogits {
    static_assert(LossWithActivation<Loss>,
                  "staticnn: 'Loss' knows no logits: FromLogits is for crossentropies, such as "
                  "FromLogits<SparseCategoricalCrossentropy>");
};

template <class Loss>
struct DistributionsFromLogits {};
template <class Loss>
    requires requires { typename Loss::OnDistributions; }
struct DistributionsFromLogits<Loss> {
    using OnDistributions = FromLogits<typename Loss::OnDistributions>;
};

}  // namespace detail

/// A crossentropy for a network that ends without activation: `FromLogits<SparseCategoricalCrossentropy>`.
/// The loss applies the softmax (or sigmoid) that is missing, for itself: the outputs of the network stay
/// logits.
template <class Loss>
struct FromLogits : detail::DistributionsFromLogits<Loss> {
    static_assert(sizeof(detail::LossFromLogits<Loss>) > 0);

    static constexpr auto name = FixedString("FromLogits<") + Loss::name + ">";
    static constexpr TargetKind target_kind = Loss::target_kind;
    static constexpr bool outputs_are_logits = true;
    static constexpr bool targets_are_probabilities = requires { requires Loss::targets_are_probabilities; };

    template <class Last>
    static constexpr bool accepts = std::is_same_v<Last, Linear>;
    template <class Last>
    static constexpr bool fuses = false;

    static constexpr double share_of_smoothing(Index classes) requires requires {
        Loss::share_of_smoothing(classes);
    }
    { return Loss::share_of_smoothing(classes); }

    template <class Row, class Target>
    STATICNN_INLINE static typename Row::T forward(const Row& output, const Target& target) {
        return Loss::forward(detail::Unchanged<Row>(output), target);
    }

    template <class Row, class Target>
    STATICNN_INLINE static void backward(const Row& gradient, const Row& output, const Target& target,
                                         typename Row::T factor) {
        for (Index pack = 0; pack < output.packs(); ++pack) gradient.store(pack, output.load(pack));
        Loss::Activation::apply_to_row(gradient);
        Loss::backward(gradient, gradient, target, factor);
    }
};

}  // namespace staticnn
