// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using NesterovOptimizers = testing::Types<Sgd<Nesterov, PiecewiseConstant>, Nadam<CosineDecayRestarts>>;
INSTANTIATE_TYPED_TEST_SUITE_P(Nesterov, TrainerLaws, NesterovOptimizers);

}  // namespace
}  // namespace staticnn::laws
