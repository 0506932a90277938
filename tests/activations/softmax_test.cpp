// SPDX-License-Identifier: BSL-1.0
#include "staticnn/activations/softmax.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "support/row_of.hpp"

namespace staticnn {
namespace {

static_assert(RowActivation<Softmax> && !ElementwiseActivation<Softmax>);

template <class T>
std::vector<T> softmax(RowOf<T> row) {
    Softmax::apply_to_row(row.row());
    return row.values();
}

TEST(Softmax, MakesProbabilities) {
    EXPECT_EQ(Softmax::name.view(), "Softmax");
    const auto y = softmax<double>({1, 2, 3});
    EXPECT_NEAR(y[0], 0.09003057317038046, 1e-16);
    EXPECT_NEAR(y[1], 0.24472847105479764, 1e-16);
    EXPECT_NEAR(y[2], 0.6652409557748219, 2e-16);
    EXPECT_EQ(softmax<float>({5}), std::vector<float>{1});
    EXPECT_EQ(softmax<float>({3, 3, 3, 3}), std::vector<float>(4, 0.25f));
}

TEST(Softmax, SumsOverMoreThanOnePanel) {
    RowOf<double> row{1, 2, 3, 4, 5, 6, 7, 8, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1,
                      2, 3, 4, 5, 6, 7, 8, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, -1};
    const std::vector<double> x = row.values();
    const auto y = softmax(row);
    double sum = 0;
    for (const double value : x) sum += std::exp(value);
    for (Index i = 0; i < x.size(); ++i) EXPECT_NEAR(y[i], std::exp(x[i]) / sum, 1e-16) << i;
}

TEST(Softmax, DoesNotOverflow) {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    EXPECT_EQ(softmax<float>({1000, 0, -1000}), (std::vector<float>{1, 0, 0}));
    EXPECT_EQ(softmax<float>({-1000, -1000}), (std::vector<float>{0.5f, 0.5f}));
    EXPECT_EQ(softmax<float>({0, -infinity}), (std::vector<float>{1, 0}));
    EXPECT_EQ(softmax<float>({3e38f, -3e38f}), (std::vector<float>{1, 0}));
}

TEST(Softmax, ShowsNaN) {
    const auto y = softmax<float>({1, std::nanf(""), 3});
    for (const float value : y) EXPECT_TRUE(std::isnan(value));
}

TEST(Softmax, GivesTheGradientOfARow) {
    RowOf<double> output{0.2, 0.3, 0.5}, gradient{1, -2, 4};
    Softmax::gradient_of_row(gradient.row(), output.row());
    const double inner = 0.2 - 0.6 + 2;
    EXPECT_NEAR(gradient.values()[0], 0.2 * (1 - inner), 1e-16);
    EXPECT_NEAR(gradient.values()[1], 0.3 * (-2 - inner), 2e-16);
    EXPECT_NEAR(gradient.values()[2], 0.5 * (4 - inner), 2e-16);
}

}  // namespace
}  // namespace staticnn
