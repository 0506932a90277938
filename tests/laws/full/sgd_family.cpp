// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

INSTANTIATE_TYPED_TEST_SUITE_P(SgdFamily, TrainerLaws, SgdFamily<STATICNN_LAWS_SCHEDULE>);

}  // namespace
}  // namespace staticnn::laws
