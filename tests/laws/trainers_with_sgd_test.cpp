// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using SgdOptimizers = testing::Types<Sgd<>, Sgd<Momentum, CosineDecay>>;
INSTANTIATE_TYPED_TEST_SUITE_P(Sgd, TrainerLaws, SgdOptimizers);

}  // namespace
}  // namespace staticnn::laws
