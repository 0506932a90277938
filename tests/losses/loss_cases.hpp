// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "reference/losses.hpp"
#include "staticnn/concepts/loss.hpp"
#include "support/row_of.hpp"

/// Losses and gradients against values of an independent implementation.
namespace staticnn {

/// Rounding errors allowed in units of the largest number that goes into a result.
template <class T>
inline constexpr T rounding = sizeof(T) == 4 ? T(4e-6) : T(2e-14);

template <class T>
void expect_close(T found, double expected, double size) {
    EXPECT_NEAR(static_cast<double>(found), expected, static_cast<double>(rounding<T>) * (1 + size));
}

template <class T, Index Columns>
void expect_gradient(RowOf<T>& gradient, const double (&expected)[Columns], double factor) {
    for (Index column = 0; column < Columns; ++column) {
        SCOPED_TRACE("column " + std::to_string(column));
        expect_close(gradient.values()[column], factor * expected[column], std::abs(expected[column]));
    }
    for (const T value : gradient.padding()) EXPECT_EQ(value, T(0)) << "in the padding";
}

/// The target of a case as `LossType` takes it: a row, or of a one-hot row the number of the class.
template <class LossType, class Row>
auto target_in(const Row& row) {
    if constexpr (LossType::target_kind == TargetKind::labels)
        return kernels::position_of_largest(row);
    else
        return row;
}

/// `forward` and `backward` in T, with NaN in the padding of all rows.
template <class LossType, class T, Index Columns, Index Count>
void expect_cases_in(const reference::LossCase<Columns> (&cases)[Count]) {
    for (const auto& expected : cases) {
        RowOf<T> output(expected.output), wanted(expected.target), gradient(expected.target);
        const auto target = target_in<LossType>(wanted.row());
        expect_close(LossType::forward(output.row(), target), expected.loss, std::abs(expected.loss));
        LossType::backward(gradient.row(), output.row(), target, T(0.5));
        expect_gradient(gradient, expected.gradient, 0.5);
    }
}

/// The law for one list of cases, in both precisions.
template <class LossType, Index Columns, Index Count>
void expect_cases(const reference::LossCase<Columns> (&cases)[Count]) {
    expect_cases_in<LossType, double>(cases);
    expect_cases_in<LossType, float>(cases);
}

}  // namespace staticnn
