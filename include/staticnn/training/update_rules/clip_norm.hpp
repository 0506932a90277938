// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/update_rule.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/update_rules/trained_gradients.hpp"

namespace staticnn {

/// Option of Trainer: the gradient of each parameter is scaled so that its norm is at most `limit`, as by
/// Keras' `clipnorm`: g *= limit / max(norm, limit). Default limit: 1.
struct ClipNorm {
    static constexpr bool is_update_rule = true;
    static constexpr bool clips = true;
    static constexpr FixedString name = "clip_norm";

    double limit = 1;

    template <class Isa, class Topology, class T>
    void change(Storage<Topology, T>& gradients) const {
        detail::for_each_trained(gradients, [&](T* gradient, Index count) {
            const double norm = __builtin_sqrt(detail::sum_of_squares<Isa>(gradient, count));
            if (!(norm <= limit)) detail::multiply<Isa>(gradient, count, limit / norm);
        });
    }

    /// Throws ArgumentError unless the limit is above 0.
    void validate() const { expect(limit > 0, "ClipNorm's limit", "above 0", limit); }

    static constexpr auto members() { return describe(setting<"limit">(&ClipNorm::limit)); }
};

}  // namespace staticnn
