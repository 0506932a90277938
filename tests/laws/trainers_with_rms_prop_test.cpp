// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using RmsPropOptimizers = testing::Types<RmsProp<OneCycle>, RmsProp<Centered, Momentum>>;
INSTANTIATE_TYPED_TEST_SUITE_P(RmsProp, TrainerLaws, RmsPropOptimizers);

}  // namespace
}  // namespace staticnn::laws
