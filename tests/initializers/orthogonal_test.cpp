// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/orthogonal.hpp"

#include "initializers/start_values.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/models/network.hpp"
#include "staticnn/models/sequential.hpp"

namespace staticnn {
namespace {

static_assert(Initializer<Orthogonal<>>);

template <Index Rows, Index Columns>
void expect_matrix(const double (&expected)[Rows * Columns]) {
    const std::vector<double> values = matrix_of<Orthogonal<>>({Rows, Columns});
    for (Index i = 0; i < values.size(); ++i)
        EXPECT_NEAR(values[i], expected[i], 1e-14) << Rows << 'x' << Columns << ": " << i;
}

TEST(Orthogonal, IsTheQOfTheReference) {
    expect_matrix<3, 3>(reference::orthogonal_3_by_3);
    expect_matrix<5, 2>(reference::orthogonal_5_by_2);
    expect_matrix<2, 5>(reference::orthogonal_2_by_5);
    expect_matrix<4, 1>(reference::orthogonal_4_by_1);
    expect_matrix<1, 4>(reference::orthogonal_1_by_4);
    expect_matrix<19, 3>(reference::orthogonal_19_by_3);
}

// A square matrix of Gaussian numbers has a large condition: one treatment would not do.
TEST(Orthogonal, HasOrthonormalColumns) {
    constexpr Index size = 100;
    const std::vector<double> values = matrix_of<Orthogonal<2>>({size, size});
    for (Index a = 0; a < size; ++a)
        for (Index b = 0; b <= a; ++b) {
            double product = 0;
            for (Index row = 0; row < size; ++row) product += values[row * size + a] * values[row * size + b];
            EXPECT_NEAR(product, a == b ? 4 : 0, 1e-13) << a << ", " << b;
        }
}

TEST(Orthogonal, StartsAKernel) {
    const Network<Sequential<Dense<3, 20, Linear, Orthogonal<>>>, double> network(7);
    EXPECT_EQ(network.values("0.kernel"), matrix_of<Orthogonal<>>({3, 20}));
}

}  // namespace
}  // namespace staticnn
