// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using Rows4 = EveryUnit::Rows<3, 4>;
INSTANTIATE_TYPED_TEST_SUITE_P(EveryUnit4, TrainerLaws, Rows4);

}  // namespace
}  // namespace staticnn::laws
