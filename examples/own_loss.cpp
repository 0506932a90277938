// SPDX-License-Identifier: BSL-1.0
//
// A loss of one's own, in 16 lines outside the library: the pinball loss, whose least value is a quantile.
// Two networks learn the range that holds 80 % of the values at each x, where their spread depends on x.

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include <staticnn/staticnn.hpp>

#include "support/claim.hpp"
#include "support/program.hpp"

using namespace staticnn;

namespace {

/// The mean over the outputs of Quantile e where e > 0 and (Quantile - 1) e elsewhere, with e = target - y.
/// Source: Koenker, Bassett, Regression Quantiles, 1978.
template <Decimal Quantile>
struct Pinball : MeanOverOutputs<Pinball<Quantile>> {
    static_assert(Quantile.value() > 0 && Quantile.value() < 1, "a quantile is between 0 and 1");
    static constexpr auto name = FixedString("Pinball<") + text_of_decimal<Quantile>() + ">";

    template <class V>
    static V value(const V& output, const V& target) {
        return (output - target) * derivative(output, target);
    }
    template <class V>
    static V derivative(const V& output, const V& target) {
        using T = typename V::Scalar;
        const V quantile(Quantile.template as<T>());
        return select(target > output, -quantile, V(T(1)) - quantile);
    }
};

using Model = Sequential<Dense<1, 32, Tanh>, Dense<32, 32, Tanh>, Dense<32, 1>>;
using Samples = Dataset<float, 1, Rows<float, 1>>;

/// y = sin 3x, off by up to 0.2 + 0.15 x.
Samples samples(Index rows, std::uint64_t seed) {
    std::vector<float> features(rows), targets(rows);
    for (Index row = 0; row < rows; ++row) {
        const auto random = [&](Index number) {
            return 2 * uniform({.seed = seed, .step = 1}, 2 * row + number) - 1;
        };
        const double x = random(0);
        features[row] = static_cast<float>(x);
        targets[row] = static_cast<float>(std::sin(3 * x) + (0.2 + 0.15 * x) * random(1));
    }
    return {features, targets};
}

/// How far the share of new targets below the outputs is from the quantile.
template <Decimal Quantile>
double train(const Samples& training, const Samples& test, std::uint64_t seed) {
    Trainer<Model, Pinball<Quantile>, Adam<CosineDecay>> trainer(
        {.batch_size = 100, .seed = seed},
        Adam<CosineDecay>{.learning_rate = {.initial_rate = 0.01, .decay_steps = 4000}});
    trainer.fit(training, {.epochs = 40});

    const auto outputs = trainer.predict(test.features());
    Index below = 0;
    for (Index row = 0; row < test.rows(); ++row)
        below += test.targets().row(row)[0] < outputs.view().row(row)[0];
    const double share = static_cast<double>(below) / static_cast<double>(test.rows());
    std::printf("below quantile %.1f: %.4f of the new targets\n", Quantile.value(), share);
    return std::abs(share - Quantile.value());
}

}  // namespace

int main(int argc, char** argv) {
    support::CommandLine command_line{"Trains networks with a loss that is no part of the library."};
    std::uint64_t seed = 0;
    command_line.seed(seed);
    return command_line.run(argc, argv, [&] {
        const Samples training = samples(10000, seed), test = samples(10000, seed + 1);
        support::claim_at_most("error_of_quantile_0.1", train<0.1>(training, test, seed), 0.02);
        support::claim_at_most("error_of_quantile_0.9", train<0.9>(training, test, seed), 0.02);
        return 0;
    });
}
