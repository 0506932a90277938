// SPDX-License-Identifier: BSL-1.0
#include "instruction_sets/same_bits_law.hpp"

namespace staticnn::instruction_sets {
namespace {

struct RegressionWithDigest : Regression {
    static constexpr const char* digest = "7569847dd6f5230a";
};

INSTANTIATE_TYPED_TEST_SUITE_P(Regression, SameBits, RegressionWithDigest);

}  // namespace
}  // namespace staticnn::instruction_sets
