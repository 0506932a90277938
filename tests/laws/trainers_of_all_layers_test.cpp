// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using Trainings = testing::Types<Training<Adam<>, AllKindsOfLayers>, Training<Adam<>, FeatureWiseLayers>>;

INSTANTIATE_TYPED_TEST_SUITE_P(AllKindsOfLayers, TrainerLaws, Trainings);

}  // namespace
}  // namespace staticnn::laws
