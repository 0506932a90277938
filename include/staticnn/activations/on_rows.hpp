// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/concepts/activation_function.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn {

/// True for the logistic function, under whatever name: at the end of a network a binary crossentropy is
/// computed from what enters it.
template <class Activation>
inline constexpr bool is_logistic = requires {
    requires Activation::is_logistic;
};

/// An activation that works on single values, applied row by row: at the end of a network, where a loss may
/// want to see what enters it.
template <ElementwiseActivation Function>
struct OnRows {
    static constexpr auto name = Function::name;
    static constexpr bool works_on_rows = true;

    template <class Row>
    STATICNN_INLINE static constexpr void apply_to_row(const Row& row) {
        for (Index pack = 0; pack < row.packs(); ++pack) row.store(pack, Function::apply(row.load(pack)));
    }
    template <class Row>
    STATICNN_INLINE static void gradient_of_row(const Row& gradient, const Row& output) {
        for (Index pack = 0; pack < output.packs(); ++pack)
            gradient.store(pack, Function::gradient(gradient.load(pack), output.load(pack)));
    }
};

}  // namespace staticnn
