// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <boost/hana/tuple.hpp>
#include <cstdint>

#include "staticnn/core/fixed_string.hpp"
#include "staticnn/core/panels.hpp"
#include "staticnn/core/shape.hpp"

namespace staticnn {

/// How the values of a parameter change.
enum class ParameterRole : std::uint8_t {
    trained,  ///< by the optimizer
    running,  ///< a statistic that each training step moves, such as a running mean
    fixed,    ///< not by training
};

/// Stands where a parameter has no regularizer or no constraint.
struct Unrestrained {};

/// One parameter of a layer: its name in files, its shape, how it starts and how it may change.
template <FixedString Name, class ParameterShape, class InitializerType,
          ParameterRole Role = ParameterRole::trained, class RegularizerType = Unrestrained,
          class ConstraintType = Unrestrained>
struct Parameter {
    static constexpr auto name = Name;
    static constexpr ParameterRole role = Role;
    using shape = ParameterShape;
    using initializer = InitializerType;
    using regularizer = RegularizerType;
    using constraint = ConstraintType;

    /// As a matrix: the last extent are the columns, the others the rows.
    static constexpr Index columns = shape::extents[shape::rank - 1];
    static constexpr Index rows = shape::size / columns;

    static constexpr PanelLayout layout() { return PanelLayout::of_parameter(rows, columns); }
};

template <FixedString Name, class ParameterShape, class Initializer>
constexpr Parameter<Name, ParameterShape, Initializer> named(ParameterShape, Initializer) {
    return {};
}

/// A trained parameter with a regularizer and a constraint, either of which may be `Unrestrained`.
template <FixedString Name, class ParameterShape, class Initializer, class Regularizer, class Constraint>
constexpr Parameter<Name, ParameterShape, Initializer, ParameterRole::trained, Regularizer, Constraint> named(
    ParameterShape, Initializer, Regularizer, Constraint) {
    return {};
}

/// A statistic that each training step moves.
template <FixedString Name, class ParameterShape, class Initializer>
constexpr Parameter<Name, ParameterShape, Initializer, ParameterRole::running> running(ParameterShape,
                                                                                       Initializer) {
    return {};
}

/// A value that training leaves alone.
template <FixedString Name, class ParameterShape, class Initializer>
constexpr Parameter<Name, ParameterShape, Initializer, ParameterRole::fixed> fixed(ParameterShape,
                                                                                   Initializer) {
    return {};
}

/// What a layer keeps, in the order of its leaves. Everything else about a layer's state follows from it.
template <class... Parameters>
constexpr boost::hana::tuple<Parameters...> parameters(Parameters...) {
    return {};
}

/// The same parameters, left alone by training.
template <class... Parameters>
constexpr auto freeze(boost::hana::tuple<Parameters...>) {
    return boost::hana::tuple<Parameter<Parameters::name, typename Parameters::shape,
                                        typename Parameters::initializer, ParameterRole::fixed>...>{};
}

/// The same parameters with `Prefix` before their names: those of a layer inside of a layer.
template <FixedString Prefix, class... Parameters>
constexpr auto prefixed(boost::hana::tuple<Parameters...>) {
    return boost::hana::tuple<
        Parameter<Prefix + Parameters::name, typename Parameters::shape, typename Parameters::initializer,
                  Parameters::role, typename Parameters::regularizer, typename Parameters::constraint>...>{};
}

/// One list of parameters after the other. Many lists eight at a time, so that a deep network makes few lists
/// of growing length.
constexpr boost::hana::tuple<> joined() { return {}; }
template <class... A>
constexpr boost::hana::tuple<A...> joined(boost::hana::tuple<A...>) {
    return {};
}
template <class... A, class... B, class... Rest>
constexpr auto joined(boost::hana::tuple<A...>, boost::hana::tuple<B...>, Rest... rest) {
    return joined(boost::hana::tuple<A..., B...>{}, rest...);
}
template <class... A, class... B, class... C, class... D, class... E, class... F, class... G, class... H,
          class... Rest>
constexpr auto joined(boost::hana::tuple<A...>, boost::hana::tuple<B...>, boost::hana::tuple<C...>,
                      boost::hana::tuple<D...>, boost::hana::tuple<E...>, boost::hana::tuple<F...>,
                      boost::hana::tuple<G...>, boost::hana::tuple<H...>, Rest... rest) {
    return joined(boost::hana::tuple<A..., B..., C..., D..., E..., F..., G..., H...>{}, rest...);
}

/// Where each parameter of a layer starts, counted from the first.
template <class... Parameters>
constexpr auto offsets_of(boost::hana::tuple<Parameters...>) {
    std::array<Index, sizeof...(Parameters)> offsets{};
    [[maybe_unused]] Index offset = 0, next = 0;
    ((offsets[next++] = offset, offset += Parameters::layout().size()), ...);
    return offsets;
}

}  // namespace staticnn
