// SPDX-License-Identifier: BSL-1.0
#include "laws/prediction_law.hpp"
#include "laws/types.hpp"

namespace staticnn::laws {
namespace {

template <class Problem>
class PredictionsOfLayers : public testing::Test {};
TYPED_TEST_SUITE(PredictionsOfLayers, LayersByWidth);

TYPED_TEST(PredictionsOfLayers, DoNotDependOnTheBatchAroundThem) { PredictionCheck<TypeParam>().run(); }

template <class Problem>
class PredictionsOfActivations : public testing::Test {};
TYPED_TEST_SUITE(PredictionsOfActivations, Activations);

TYPED_TEST(PredictionsOfActivations, DoNotDependOnTheBatchAroundThem) { PredictionCheck<TypeParam>().run(); }

}  // namespace
}  // namespace staticnn::laws
