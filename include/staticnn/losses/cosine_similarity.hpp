// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/loss.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/lane.hpp"

namespace staticnn {

/// Minus the cosine of the angle between outputs and targets: -1 where they point the same way, 0 at right
/// angles. A length below 1e-7 counts as 1e-7, as in Keras, so that of a zero row the loss is 0.
struct CosineSimilarity {
    static constexpr FixedString name = "CosineSimilarity";
    static constexpr TargetKind target_kind = TargetKind::values;

    template <class Last>
    static constexpr bool accepts = true;
    template <class Last>
    static constexpr bool fuses = false;

    template <class Row>
    STATICNN_INLINE static typename Row::T forward(const Row& output, const Row& target) {
        return -inner(output, target) / length(output) / length(target);
    }

    /// With the unit vectors u of the outputs and v of the targets: (u (u v) - v) / |y|.
    template <class Row>
    STATICNN_INLINE static void backward(const Row& gradient, const Row& output, const Row& target,
                                         typename Row::T factor) {
        using V = typename Row::Value;
        using T = typename Row::T;
        const T of_output = length(output), of_target = length(target);
        // Below the limit the length is a constant, and the output has no direction to be held against.
        const T cosine = of_output > shortest<T> ? inner(output, target) / of_output / of_target : T(0);
        const T scale = factor / of_output;
        const V along_output(cosine / of_output), along_target(T(1) / of_target);
        for (Index pack = 0; pack < output.packs(); ++pack)
            gradient.store(pack,
                           (output.load(pack) * along_output - target.load(pack) * along_target) * V(scale));
    }

private:
    template <class T>
    static constexpr T shortest = T(1e-7);

    template <class Row>
    STATICNN_INLINE static typename Row::T inner(const Row& a, const Row& b) {
        return a.sum_of([&](Index pack) STATICNN_INLINE_LAMBDA { return a.load(pack) * b.load(pack); });
    }
    template <class Row>
    STATICNN_INLINE static typename Row::T length(const Row& row) {
        using Number = Lane<typename Row::T>;
        return max(Number(shortest<typename Row::T>), sqrt(Number(inner(row, row)))).value;
    }
};

}  // namespace staticnn
