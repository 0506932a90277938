// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using Part = RowsOf<EveryCombination, STATICNN_LAWS_PART, STATICNN_LAWS_PARTS>;
INSTANTIATE_TYPED_TEST_SUITE_P(EveryCombination, TrainerLaws, Part);

}  // namespace
}  // namespace staticnn::laws
