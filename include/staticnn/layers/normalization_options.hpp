// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/decimal.hpp"
#include "staticnn/core/fixed_string.hpp"

namespace staticnn::detail {

/// ",0.001", or nothing where the number is the default.
template <Decimal Number, Decimal Default>
constexpr auto text_unless_default() {
    if constexpr (Number == Default)
        return FixedString<0>{};
    else
        return FixedString(",") + text_of_decimal<Number>();
}

template <Decimal Epsilon>
inline constexpr bool is_epsilon = Epsilon.is_valid && !Epsilon.is_negative && Epsilon.value() > 0;

}  // namespace staticnn::detail
