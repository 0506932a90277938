// SPDX-License-Identifier: BSL-1.0
#include "staticnn/initializers/identity.hpp"

#include "initializers/start_values.hpp"

namespace staticnn {
namespace {

static_assert(Initializer<Identity<>>);

TEST(Identity, HasItsGainOnTheDiagonal) {
    EXPECT_EQ(matrix_of<Identity<>>({2, 2}), (std::vector<double>{1, 0, 0, 1}));
    EXPECT_EQ(matrix_of<Identity<0.5>>({2, 3}), (std::vector<double>{0.5, 0, 0, 0, 0.5, 0}));
    EXPECT_EQ(matrix_of<Identity<-1>>({3, 2}), (std::vector<double>{-1, 0, 0, -1, 0, 0}));
}

}  // namespace
}  // namespace staticnn
