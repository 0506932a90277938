// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using Rows2 = RowsOf<EveryUnit, 1, 2>;
INSTANTIATE_TYPED_TEST_SUITE_P(EveryUnit2, TrainerLaws, Rows2);

}  // namespace
}  // namespace staticnn::laws
