// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using AdamsKinOptimizers = testing::Types<AdamW<ExponentialDecay>, Adamax<PolynomialDecay>>;
INSTANTIATE_TYPED_TEST_SUITE_P(AdamsKin, TrainerLaws, AdamsKinOptimizers);

}  // namespace
}  // namespace staticnn::laws
