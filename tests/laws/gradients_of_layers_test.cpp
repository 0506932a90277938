// SPDX-License-Identifier: BSL-1.0
#include "laws/gradient_law.hpp"
#include "laws/types.hpp"

namespace staticnn::laws {
namespace {

template <class Problem>
class GradientsOfLayers : public testing::Test {};
TYPED_TEST_SUITE(GradientsOfLayers, LayersByWidth);

TYPED_TEST(GradientsOfLayers, EqualDifferences) { expect_gradients_of_differences<TypeParam>(); }

}  // namespace
}  // namespace staticnn::laws
