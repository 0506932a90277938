// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/regularizers/l1.hpp"
#include "staticnn/regularizers/l2.hpp"

namespace staticnn {

/// The sum of L1 and L2, known as elastic net. Source: Zou and Hastie, Regularization and variable selection
/// via the elastic net, 2005.
template <Decimal FirstFactor = 0.01, Decimal SecondFactor = 0.01>
struct L1L2 {
    static constexpr auto name =
        FixedString("L1L2<") + text_of_decimal<FirstFactor>() + "," + text_of_decimal<SecondFactor>() + ">";

    template <class V>
    STATICNN_INLINE static V penalty(const V& value) {
        return L1<FirstFactor>::penalty(value) + L2<SecondFactor>::penalty(value);
    }
    template <class V>
    STATICNN_INLINE static V gradient(const V& value) {
        return L1<FirstFactor>::gradient(value) + L2<SecondFactor>::gradient(value);
    }
};

}  // namespace staticnn
