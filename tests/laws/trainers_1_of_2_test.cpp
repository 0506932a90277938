// SPDX-License-Identifier: BSL-1.0
#include "laws/trainer_laws.hpp"

namespace staticnn::laws {
namespace {

using Rows1 = RowsOf<EveryUnit, 0, 2>;
INSTANTIATE_TYPED_TEST_SUITE_P(EveryUnit1, TrainerLaws, Rows1);

}  // namespace
}  // namespace staticnn::laws
