// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/update_rule.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/update_rules/trained_gradients.hpp"

namespace staticnn {

/// Option of Trainer: every gradient is brought into [-limit, limit] before the update, as by Keras'
/// `clipvalue`. NaN stays NaN. Default limit: 1.
struct ClipValue {
    static constexpr bool is_update_rule = true;
    static constexpr bool clips = true;
    static constexpr FixedString name = "clip_value";

    double limit = 1;

    template <class Isa, class Topology, class T>
    void change(Storage<Topology, T>& gradients) const {
        using V = kernels::Pack<Isa, T>;
        const V high(static_cast<T>(limit)), low(static_cast<T>(-limit));
        detail::for_each_trained(gradients, [&](T* gradient, Index count) {
            kernels::map_packs<Isa>(gradient, count, [&](const V& value) STATICNN_INLINE_LAMBDA {
                return min(high, max(low, value));
            });
        });
    }

    /// Throws ArgumentError unless the limit is above 0.
    void validate() const { expect(limit > 0, "ClipValue's limit", "above 0", limit); }

    static constexpr auto members() { return describe(setting<"limit">(&ClipValue::limit)); }
};

}  // namespace staticnn
