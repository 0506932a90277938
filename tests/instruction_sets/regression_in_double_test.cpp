// SPDX-License-Identifier: BSL-1.0
#include "instruction_sets/same_bits_law.hpp"

namespace staticnn::instruction_sets {
namespace {

struct RegressionInDoubleWithDigest : RegressionInDouble {
    static constexpr const char* digest = "09a21b2afcd58bfa";
};

INSTANTIATE_TYPED_TEST_SUITE_P(RegressionInDouble, SameBits, RegressionInDoubleWithDigest);

}  // namespace
}  // namespace staticnn::instruction_sets
