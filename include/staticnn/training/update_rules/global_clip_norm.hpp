// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/update_rule.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/update_rules/trained_gradients.hpp"

namespace staticnn {

/// Option of Trainer: all gradients are scaled by one factor so that the norm over all of them is at most
/// `limit`, as by Keras' `global_clipnorm`: g *= limit / max(norm, limit). Default limit: 1. Source: Pascanu,
/// Mikolov and Bengio, On the difficulty of training recurrent neural networks, 2013.
struct GlobalClipNorm {
    static constexpr bool is_update_rule = true;
    static constexpr bool clips = true;
    static constexpr FixedString name = "global_clip_norm";

    double limit = 1;

    template <class Isa, class Topology, class T>
    void change(Storage<Topology, T>& gradients) const {
        double sum = 0;
        detail::for_each_trained(gradients, [&](const T* gradient, Index count) {
            sum += detail::sum_of_squares<Isa>(gradient, count);
        });
        const double norm = __builtin_sqrt(sum);
        if (norm <= limit) return;
        detail::for_each_trained(gradients, [&](T* gradient, Index count) {
            detail::multiply<Isa>(gradient, count, limit / norm);
        });
    }

    /// Throws ArgumentError unless the limit is above 0.
    void validate() const { expect(limit > 0, "GlobalClipNorm's limit", "above 0", limit); }

    static constexpr auto members() { return describe(setting<"limit">(&GlobalClipNorm::limit)); }
};

}  // namespace staticnn
