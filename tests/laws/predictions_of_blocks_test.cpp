// SPDX-License-Identifier: BSL-1.0
#include "laws/prediction_law.hpp"
#include "laws/types.hpp"

namespace staticnn::laws {
namespace {

template <class Problem>
class PredictionsOfRidingLayers : public testing::Test {};
TYPED_TEST_SUITE(PredictionsOfRidingLayers, RidingLayers);

TYPED_TEST(PredictionsOfRidingLayers, DoNotDependOnTheBatchAroundThem) { PredictionCheck<TypeParam>().run(); }

template <class Problem>
class PredictionsOfNormalizations : public testing::Test {};
TYPED_TEST_SUITE(PredictionsOfNormalizations, Normalizations);

TYPED_TEST(PredictionsOfNormalizations, DoNotDependOnTheBatchAroundThem) {
    PredictionCheck<TypeParam>().run();
}

template <class Problem>
class PredictionsOfNestingLayers : public testing::Test {};
TYPED_TEST_SUITE(PredictionsOfNestingLayers, NestingLayers);

TYPED_TEST(PredictionsOfNestingLayers, DoNotDependOnTheBatchAroundThem) {
    PredictionCheck<TypeParam>().run();
}

}  // namespace
}  // namespace staticnn::laws
