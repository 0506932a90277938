// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using Rows3 = EveryUnit::Rows<2, 4>;
INSTANTIATE_TYPED_TEST_SUITE_P(EveryUnit3, TrainerLaws, Rows3);

}  // namespace
}  // namespace staticnn::laws
