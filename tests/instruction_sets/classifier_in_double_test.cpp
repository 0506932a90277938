// SPDX-License-Identifier: BSL-1.0
#include "instruction_sets/same_bits_law.hpp"

namespace staticnn::instruction_sets {
namespace {

struct ClassifierInDoubleWithDigest : ClassifierInDouble {
    static constexpr const char* digest = "d1dbbf822d876cdc";
};

INSTANTIATE_TYPED_TEST_SUITE_P(ClassifierInDouble, SameBits, ClassifierInDoubleWithDigest);

}  // namespace
}  // namespace staticnn::instruction_sets
