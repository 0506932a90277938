// SPDX-License-Identifier: BSL-1.0
#include "instruction_sets/same_bits_law.hpp"

namespace staticnn::instruction_sets {
namespace {

struct AllLayersWithDigest : AllLayers {
    static constexpr const char* digest = "b9c2749556818050";
    // Adam makes whole steps of what rounding leaves in the gradient of a bias before BatchNormalization,
    // which is 0 in exact numbers.
    static constexpr double difference_of_portable = 3e-3;
};

INSTANTIATE_TYPED_TEST_SUITE_P(AllLayers, SameBits, AllLayersWithDigest);

}  // namespace
}  // namespace staticnn::instruction_sets
