// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/sigmoid.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "staticnn/activations/on_rows.hpp"
#include "staticnn/activations/tanh.hpp"
#include "support/row_of.hpp"

namespace staticnn {
namespace {

static_assert(ElementwiseActivation<Sigmoid>);
static_assert(is_logistic<Sigmoid> && !is_logistic<Tanh>);

TEST(Sigmoid, IsTheLogisticFunction) {
    EXPECT_EQ(Sigmoid::name.view(), "Sigmoid");
    EXPECT_EQ(Sigmoid::apply(Lane<double>(0)).value, 0.5);
    EXPECT_NEAR(Sigmoid::apply(Lane<double>(2)).value, 0.8807970779778823, 2e-16);
    EXPECT_NEAR(Sigmoid::apply(Lane<double>(-2)).value, 0.11920292202211755, 3e-17);
    EXPECT_EQ(Sigmoid::apply(Lane<float>(200.0f)).value, 1.0f);
}

TEST(Sigmoid, TakesItsGradientFromTheOutput) {
    EXPECT_EQ(Sigmoid::gradient(Lane<double>(2), Lane<double>(0.25)).value, 0.375);
    EXPECT_EQ(Sigmoid::gradient(Lane<double>(2), Lane<double>(1)).value, 0);
}

TEST(Sigmoid, OnRowsIsTheSameForEachOutput) {
    static_assert(RowActivation<OnRows<Sigmoid>> && !ElementwiseActivation<OnRows<Sigmoid>>);
    EXPECT_EQ(OnRows<Sigmoid>::name.view(), "Sigmoid");
    const std::vector<float> x{-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};
    RowOf<float> row(x.data(), x.size()), gradient(x.data(), x.size());
    OnRows<Sigmoid>::apply_to_row(row.row());
    OnRows<Sigmoid>::gradient_of_row(gradient.row(), row.row());
    for (Index i = 0; i < x.size(); ++i) {
        const Lane<float> y = Sigmoid::apply(Lane<float>(x[i]));
        EXPECT_EQ(row.values()[i], y.value);
        EXPECT_EQ(gradient.values()[i], Sigmoid::gradient(Lane<float>(x[i]), y).value);
    }
}

}  // namespace
}  // namespace staticnn
