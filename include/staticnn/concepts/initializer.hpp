// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>

#include "staticnn/core/index.hpp"
#include "staticnn/core/philox.hpp"

namespace staticnn {

/// How many values feed one output of a parameter, and how many outputs one input feeds.
struct Fans {
    Index in;
    Index out;
};

/// A parameter as a matrix: its last extent are the columns, the others the rows.
struct MatrixSize {
    Index rows;
    Index columns;
};

/// The start value of element number `element` (row-major) of a parameter, a pure function of the stream:
///     static double value(const RandomStream& stream, Index element, Fans fans);
template <class Type>
concept ElementInitializer = requires(const RandomStream& stream, Index element, Fans fans) {
    { Type::value(stream, element, fans) } -> std::same_as<double>;
};

/// All start values of a parameter at once, for what depends on its other elements; row-major:
///     static void fill(const RandomStream& stream, MatrixSize size, double* values);
template <class Type>
concept MatrixInitializer = requires(const RandomStream& stream, MatrixSize size, double* values) {
    { Type::fill(stream, size, values) } -> std::same_as<void>;
};

/// Either of the two.
template <class Type>
concept Initializer = ElementInitializer<Type> || MatrixInitializer<Type>;

/// Writes the start values of a parameter, whichever way the initializer works.
template <Initializer Type>
void start_values(const RandomStream& stream, MatrixSize size, Fans fans, double* values) {
    if constexpr (MatrixInitializer<Type>)
        Type::fill(stream, size, values);
    else
        for (Index element = 0; element < size.rows * size.columns; ++element)
            values[element] = Type::value(stream, element, fans);
}

}  // namespace staticnn
