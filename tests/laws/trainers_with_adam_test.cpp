// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using AdamOptimizers = testing::Types<Adam<>, Adam<AmsGrad, Triangle>>;
INSTANTIATE_TYPED_TEST_SUITE_P(Adam, TrainerLaws, AdamOptimizers);

}  // namespace
}  // namespace staticnn::laws
