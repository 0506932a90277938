// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using LionOptimizers = testing::Types<Lion<InverseTimeDecay>>;
INSTANTIATE_TYPED_TEST_SUITE_P(Lion, TrainerLaws, LionOptimizers);

}  // namespace
}  // namespace staticnn::laws
