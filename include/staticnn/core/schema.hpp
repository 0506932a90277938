// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/hana/tuple.hpp>

#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/shape.hpp"

namespace staticnn {

/// One parameter of a layer: its name in files, its shape and how it starts.
template <FixedString Name, class ParameterShape, class Initializer>
struct Parameter {
    static constexpr auto name = Name;
    using shape = ParameterShape;
    using initializer = Initializer;
};

template <FixedString Name, class ParameterShape, class Initializer>
constexpr Parameter<Name, ParameterShape, Initializer> named(ParameterShape, Initializer) {
    return {};
}

/// What a layer keeps, in the order of its leaves. Everything else about a layer's state follows from it.
template <class... Parameters>
constexpr boost::hana::tuple<Parameters...> parameters(Parameters... list) {
    return boost::hana::make_tuple(list...);
}

}  // namespace staticnn
