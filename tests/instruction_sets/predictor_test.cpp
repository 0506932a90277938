// SPDX-License-Identifier: BSL-1.0
#include "inference/prediction_law.hpp"
#include "support/instruction_sets.hpp"

namespace staticnn::instruction_sets {
namespace {

using Model = Sequential<Dense<33, 70, Tanh>, LayerNormalization<70>, Dense<70, 5, Softmax>>;

// The code of a predictor for a set is asked for by its name, as flags of the compiler do.
template <class Isa>
void expect_the_trainers_bits(kernels::InstructionSet set) {
    if (kernels::is_supported(set)) inference_test::expect_the_trainers_bits<Isa, Model>(set);
}

TEST(Predictor, GivesTheTrainersBitsOnEveryInstructionSet) {
    expect_the_trainers_bits<kernels::Portable>(kernels::InstructionSet::portable);
#if defined(__x86_64__)
    expect_the_trainers_bits<kernels::Avx2>(kernels::InstructionSet::avx2);
    expect_the_trainers_bits<kernels::Avx512>(kernels::InstructionSet::avx512);
#elif defined(__aarch64__)
    expect_the_trainers_bits<kernels::Neon>(kernels::InstructionSet::neon);
#endif
}

}  // namespace
}  // namespace staticnn::instruction_sets
