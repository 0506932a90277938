// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using Rows = EveryPair::Rows<STATICNN_LAWS_PART, STATICNN_LAWS_PARTS>;
INSTANTIATE_TYPED_TEST_SUITE_P(EveryPair, TrainerLaws, Rows);

}  // namespace
}  // namespace staticnn::laws
