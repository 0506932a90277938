// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/loss.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/decimal.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/panels.hpp"

namespace staticnn {

namespace detail {

/// A row of targets of which `kept` remains, with `added` on every column.
template <class Row>
class SmoothRow {
    using V = typename Row::Value;
    using T = typename Row::T;

public:
    STATICNN_INLINE SmoothRow(const Row& targets, T kept, T added)
        : targets_(targets), kept_(kept), added_(added) {}

    STATICNN_INLINE V load(Index pack) const { return fma(targets_.load(pack), V(kept_), V(added_)); }

private:
    const Row& targets_;
    T kept_;
    T added_;
};

/// The same of the row that is 1 at a label and 0 elsewhere.
template <class Row>
class SmoothLabel {
    using V = typename Row::Value;
    using T = typename Row::T;

public:
    STATICNN_INLINE SmoothLabel(Index label, T kept, T added)
        : label_(label), of_label_(kept + added), of_others_(added) {}

    STATICNN_INLINE V load(Index pack) const {
        // A label far to the left of the pack wraps around to a number that is no lane.
        const V lane(static_cast<T>(label_ - pack * pack_lanes));
        return select(V::lane_numbers() == lane, V(of_label_), V(of_others_));
    }

private:
    Index label_;
    T of_label_;
    T of_others_;
};

template <class Type>
concept LossToSmooth = requires {
    Type::share_of_smoothing(Index{2});
};

/// What is said of anything else.
template <class Loss>
struct SmoothedLoss {
    static_assert(LossToSmooth<Loss>,
                  "staticnn: 'Loss' cannot be smoothed: Smoothed is for crossentropies, and once, such as "
                  "Smoothed<SparseCategoricalCrossentropy, 0.1>");
};

}  // namespace detail

/// A crossentropy with label smoothing: `Smoothed<SparseCategoricalCrossentropy, 0.1>`. The targets lose the
/// share `Amount`, which is spread evenly over the classes: target (1 - Amount) + Amount / classes; of a
/// binary crossentropy over yes and no (C. Szegedy et al., 2016; as in Keras).
template <class Loss, Decimal Amount>
struct Smoothed : Loss {
    static_assert(sizeof(detail::SmoothedLoss<Loss>) > 0);
    static_assert(Amount.is_valid && Amount.value() < 1,
                  "staticnn: the 'Amount' of 'Smoothed' is a share from 0 to below 1");

    static constexpr auto name =
        FixedString("Smoothed<") + Loss::name + "," + text_of_decimal<Amount>() + FixedString(">");

    static void share_of_smoothing() = delete;  // nothing is smoothed twice

    template <class Row, class Target>
    STATICNN_INLINE static typename Row::T forward(const Row& output, const Target& target) {
        return OnValues::forward(output, smooth(output, target));
    }
    template <class Row, class Target>
    STATICNN_INLINE static void backward(const Row& gradient, const Row& output, const Target& target,
                                         typename Row::T factor) {
        OnValues::backward(gradient, output, smooth(output, target), factor);
    }

private:
    template <class Type>
    struct OnValuesOf {
        using type = Type;
    };
    template <class Type>
        requires requires { typename Type::OnDistributions; }
    struct OnValuesOf<Type> {
        using type = typename Type::OnDistributions;
    };
    using OnValues = typename OnValuesOf<Loss>::type;

    template <class Row, class Target>
    STATICNN_INLINE static auto smooth(const Row& output, const Target& target) {
        using T = typename Row::T;
        const T kept = static_cast<T>(1 - Amount.value());
        const T added = static_cast<T>(Amount.value() * Loss::share_of_smoothing(output.columns()));
        if constexpr (Loss::target_kind == TargetKind::labels)
            return detail::SmoothLabel<Row>(target, kept, added);
        else
            return detail::SmoothRow<Target>(target, kept, added);
    }
};

}  // namespace staticnn
