// SPDX-License-Identifier: BSL-1.0
#include "laws/gradient_law.hpp"
#include "laws/types.hpp"

namespace staticnn::laws {
namespace {

template <class Problem>
class GradientsOfCrossentropies : public testing::Test {};
TYPED_TEST_SUITE(GradientsOfCrossentropies, Crossentropies);

TYPED_TEST(GradientsOfCrossentropies, EqualDifferences) { expect_gradients_of_differences<TypeParam>(); }

}  // namespace
}  // namespace staticnn::laws
