// SPDX-License-Identifier: BSL-1.0
//
// A layer of one's own, in 23 lines outside the library: Swish with a slope that is learned for each feature.
// Its gradients are compared with differences, and it finds the slopes that made its data.

#include <algorithm>
#include <array>
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

/// y = x / (1 + e^(-beta x)), with a beta for each feature that starts at 1.
/// Source: Ramachandran, Zoph, Le, Searching for Activation Functions, 2017.
template <Index Features>
struct Swish : FeatureWise<Swish<Features>, Features> {
    static constexpr auto name = FixedString("Swish<") + text_of<Features>() + ">";
    static constexpr FixedString kind = "swish";
    static constexpr auto schema = parameters(named<"beta">(Shape<Features>{}, Ones{}));

    template <class V>
    static V apply(const V& x, const V& beta) {
        return x * logistic(beta * x);
    }
    template <class V>
    static V input_gradient(const V& dy, const V& x, const V& beta) {
        return dy * (logistic(beta * x) + beta * x * slope(beta * x));
    }
    template <class V>
    static V parameter_gradient(const V& dy, const V& x, const V& beta) {
        return dy * x * x * slope(beta * x);
    }
    template <class V>
    static V slope(const V& x) {
        return logistic(x) * logistic(-x);
    }
};

template <Index Features, class T>
std::vector<T> numbers(Index rows, std::uint64_t seed, T limit) {
    std::vector<T> values(rows * Features);
    for (Index i = 0; i < values.size(); ++i)
        values[i] = static_cast<T>(2 * uniform({.seed = seed, .step = 1}, i) - 1) * limit;
    return values;
}

/// The largest distance of a gradient, of any parameter of a network around the layer, from the central
/// difference of the loss, as a share of the largest gradient.
double gradient_error(std::uint64_t seed) {
    using Model = Sequential<Dense<3, 20>, Swish<20>, Dense<20, 2>>;  // 20: more than one register
    const Index rows = 7;
    const Dataset<double, 3, Rows<double, 2>> batch(numbers<3>(rows, seed, 2.0),
                                                    numbers<2>(rows, seed + 1, 1.0));
    Network<Model, double> network(seed), gradients, unused;
    network.assign("1.beta", numbers<20>(1, seed + 2, 2.0));
    Workspace<Model, double> workspace(rows);
    const auto loss = [&](Network<Model, double>& kept) {
        return compute_gradients<MeanSquaredError>(network, batch, {}, workspace, kept.parameters());
    };

    loss(gradients);
    double error = 0, largest = 0;
    for (const char* name : {"0.kernel", "0.bias", "1.beta", "2.kernel", "2.bias"}) {
        const std::vector<double> start = network.values(name), found = gradients.values(name);
        for (Index i = 0; i < start.size(); ++i) {
            std::array<double, 2> losses{};
            const double step = 1e-5;
            for (const int side : {0, 1}) {
                std::vector<double> moved = start;
                moved[i] += side == 0 ? -step : step;
                network.assign(name, moved);
                losses[static_cast<Index>(side)] = loss(unused);
            }
            error = std::max(error, std::abs(found[i] - (losses[1] - losses[0]) / (2 * step)));
            largest = std::max(largest, std::abs(found[i]));
        }
        network.assign(name, start);
    }
    return error / largest;
}

/// The largest error of a beta, as a share of it, after training on what the layer makes with other betas.
double error_of_learned_betas(std::uint64_t seed) {
    using Model = Sequential<Swish<3>>;
    const std::vector<float> betas{0.5f, 2, 4};
    const Index rows = 2000;
    const std::vector<float> features = numbers<3>(rows, seed, 3.0f);
    std::vector<float> targets(features.size());
    for (Index i = 0; i < targets.size(); ++i)
        targets[i] = features[i] / (1 + std::exp(-betas[i % 3] * features[i]));
    const Dataset<float, 3, Rows<float, 3>> data(features, targets);

    Trainer<Model, MeanSquaredError, Adam<>> trainer({.seed = seed}, Adam<>{.learning_rate = 0.02});
    trainer.fit(data, {.epochs = 60});

    const std::vector<float> learned = trainer.network().values("0.beta");
    double error = 0;
    for (Index i = 0; i < betas.size(); ++i) {
        std::printf("beta %zu: %.4f, made with %.4f\n", i, double{learned[i]}, double{betas[i]});
        error = std::max(error, std::abs(double{learned[i]} / double{betas[i]} - 1));
    }
    return error;
}

}  // namespace

int main(int argc, char** argv) {
    support::CommandLine command_line{"Checks and trains a layer that is no part of the library."};
    std::uint64_t seed = 0;
    command_line.seed(seed);
    return command_line.run(argc, argv, [&] {
        support::claim_at_most("gradient_error", gradient_error(seed), 1e-8);
        support::claim_at_most("error_of_learned_betas", error_of_learned_betas(seed), 0.01);
        return 0;
    });
}
