// SPDX-License-Identifier: BSL-1.0
#include "instruction_sets/same_bits_law.hpp"

namespace staticnn::instruction_sets {
namespace {

struct ClassifierWithDigest : Classifier {
    static constexpr const char* digest = "4c7a056a77688d92";
};

INSTANTIATE_TYPED_TEST_SUITE_P(Classifier, SameBits, ClassifierWithDigest);

}  // namespace
}  // namespace staticnn::instruction_sets
