// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <type_traits>

#include "data/expect_error.hpp"

namespace staticnn {

/// `right` with another value of one member.
template <class Type, class Value>
Type with(Type right, Value Type::*member, const std::type_identity_t<Value>& value) {
    right.*member = value;
    return right;
}

/// `validate` throws ArgumentError with this message.
template <class Type>
void expect_refusal(const Type& wrong, const std::string& message) {
    expect_error<ArgumentError>([&] { wrong.validate(); }, message);
}

}  // namespace staticnn
