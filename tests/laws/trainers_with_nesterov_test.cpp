// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using Optimizers = testing::Types<Sgd<Nesterov, PiecewiseConstant>, Nadam<CosineDecayRestarts>>;
INSTANTIATE_TYPED_TEST_SUITE_P(Nesterov, TrainerLaws, Optimizers);

}  // namespace
}  // namespace staticnn::laws
