// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using AdaOptimizers = testing::Types<Adagrad<CosineDecay>, Adadelta<>>;
INSTANTIATE_TYPED_TEST_SUITE_P(Ada, TrainerLaws, AdaOptimizers);

}  // namespace
}  // namespace staticnn::laws
