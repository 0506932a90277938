// SPDX-License-Identifier: BSL-1.0
#include "instruction_sets/same_bits_law.hpp"

namespace staticnn::instruction_sets {
namespace {

struct ClassifierInDoubleWithDigest : ClassifierInDouble {
    static constexpr const char* digest = "9ea368b06e7244f9";
};

INSTANTIATE_TYPED_TEST_SUITE_P(ClassifierInDouble, SameBits, ClassifierInDoubleWithDigest);

}  // namespace
}  // namespace staticnn::instruction_sets
