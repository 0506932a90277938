// SPDX-License-Identifier: BSL-1.0
#include "support/instruction_sets.hpp"

#include "staticnn/layers/gaussian_noise.hpp"

#include <cmath>

#include "staticnn/core/normal.hpp"
#include "staticnn/layers/flatten.hpp"
#include "support/layer_run.hpp"

namespace staticnn {
namespace {

static_assert(Gate<GaussianNoise<0.1>> && !GaussianNoise<0.1>::keeps_sign);

TEST(GaussianNoise, IsNamedByItsDeviation) {
    EXPECT_EQ(GaussianNoise<0.5>::name.view(), "GaussianNoise<0.5>");
}

class GaussianNoiseOn : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, GaussianNoiseOn, all_sets, name_of_set);

template <class T>
using NoiseAlone = LayerRun<Sequential<Flatten<512>, GaussianNoise<0.5>>, T>;

/// The documented rule, word by word; AS 241 in full precision beside the one for seven digits.
template <class T>
void expect_documented_noise(kernels::InstructionSet set) {
    NoiseAlone<T> run(std::vector<T>(512, T(3)));
    const auto y = run.forward(set, true);
    const RandomStream stream = run.moment.stream(1);
    for (Index i = 0; i < y.size(); ++i) {
        const auto block = stream.block(static_cast<std::uint32_t>(4 * (i / 16) + (i % 8) / 2));
        const double steps = block[i % 2 + (i % 16 < 8 ? 0 : 2)] >> 8;
        ASSERT_NEAR(static_cast<double>(y[i]), 3 + 0.5 * normal_quantile((steps + 0.5) / 0x1p24), 2e-6) << i;
    }
    EXPECT_EQ(run.forward(set, false), std::vector<T>(512, T(3)));
}

TEST_P(GaussianNoiseOn, AddsTheQuantileOfTheRandomWord) {
    expect_documented_noise<float>(GetParam());
    expect_documented_noise<double>(GetParam());
}

TEST_P(GaussianNoiseOn, LetsGradientsPass) {
    NoiseAlone<double> run(std::vector<double>(512, 3.0));
    run.forward(GetParam(), true);
    EXPECT_EQ(run.backward(GetParam(), std::vector<double>(512, 7.0)), std::vector<double>(512, 7.0));
}

// 102,400 values: the mean has a deviation of 0.0016, the variance one of 0.0011.
TEST_P(GaussianNoiseOn, HasItsMeanAndVariance) {
    LayerRun<Sequential<Flatten<512>, GaussianNoise<0.5>>, float> run(std::vector<float>(102'400, 0.0f));
    double sum = 0, squares = 0;
    for (const float value : run.forward(GetParam(), true)) {
        sum += static_cast<double>(value);
        squares += static_cast<double>(value) * static_cast<double>(value);
    }
    EXPECT_NEAR(sum / 102'400, 0, 0.007);
    EXPECT_NEAR(squares / 102'400, 0.25, 0.005);
}

class GaussianNoiseOnFused : public OnInstructionSet {};
INSTANTIATE_TEST_SUITE_P(Sets, GaussianNoiseOnFused, fused_sets, name_of_set);

TEST_P(GaussianNoiseOnFused, HasTheSameBits) {
    NoiseAlone<float> run(std::vector<float>(512, 0.0f));
    EXPECT_EQ(run.forward(GetParam(), true), run.forward(kernels::InstructionSet::portable_fma, true));
}

// From one end to the other: the first and the last word, and those beside the border of the two formulas.
TEST_P(GaussianNoiseOn, IsTheQuantileEverywhere) {
    with_fused_set(GetParam(), []<class Isa>(Isa) {
        alignas(64) std::uint32_t words[16] = {
            0,          255,        256,        0x10000,    0x1000000,  0x13333300, 0x13333400, 0x7fffff00,
            0x80000000, 0x90000000, 0xecccca00, 0xeccccd00, 0xf0000000, 0xffff0000, 0xfffffe00, 0xffffffff};
        alignas(64) float found[16];
        kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
            kernels::normal_of_words<kernels::Pack<Isa, float>>(words).store(found);
        });
        for (Index i = 0; i < 16; ++i) {
            const double expected = normal_quantile(((words[i] >> 8) + 0.5) / 0x1p24);
            EXPECT_NEAR(static_cast<double>(found[i]), expected, 1e-6 * std::abs(expected)) << words[i];
        }
    });
}

}  // namespace
}  // namespace staticnn
