// SPDX-License-Identifier: BSL-1.0
#include "instruction_sets/same_bits_law.hpp"

namespace staticnn::instruction_sets {
namespace {

struct ClassifierWithDigest : Classifier {
    static constexpr const char* digest = "2e750e5fee506d03";
};

INSTANTIATE_TYPED_TEST_SUITE_P(Classifier, SameBits, ClassifierWithDigest);

}  // namespace
}  // namespace staticnn::instruction_sets
