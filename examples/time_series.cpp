// SPDX-License-Identifier: BSL-1.0
//
// Forecasting: a network looks at four past values of a chaotic series and says what it will be six steps
// later. The measure of its skill is the forecast that costs nothing, "tomorrow equals today".
//     build/bin/time_series --seed 1

#include <cmath>
#include <cstdio>
#include <staticnn/staticnn.hpp>
#include <utility>
#include <vector>

#include "support/claim.hpp"
#include "support/program.hpp"

using namespace staticnn;

namespace {

constexpr Index window = 4, spacing = 6, horizon = 6;  // x(t-18), x(t-12), x(t-6), x(t) give x(t+6)

using Model = Sequential<Dense<window, 32, Tanh>, Dense<32, 32, Tanh>, Dense<32, 1>>;
using Forecaster = Trainer<Model, MeanSquaredError, Adam<CosineDecay>, RootMeanSquaredError>;
using Samples = Dataset<float, window, Rows<float, 1>>;

/// The series of Mackey and Glass (Oscillation and Chaos in Physiological Control Systems; Science 197,
/// 1977): x' = 0.2 x(t-17) / (1 + x(t-17)^10) - 0.1 x, in steps of 1, without its first 200 values, which
/// depend on the start.
std::vector<float> mackey_glass(Index length) {
    constexpr Index delay = 17, settling = 200;
    std::vector<double> x(delay + 1, 1.2);
    while (x.size() < settling + length) {
        const double now = x.back(), past = x[x.size() - 1 - delay];
        const double square = past * past, fourth = square * square;
        x.push_back(now + 0.2 * past / (1 + fourth * fourth * square) - 0.1 * now);
    }
    return {x.end() - static_cast<std::ptrdiff_t>(length), x.end()};
}

/// Every place of the series where there is a window behind and a value to foresee ahead.
Samples windows_of(const std::vector<float>& series) {
    std::vector<float> pasts, futures;
    for (Index now = (window - 1) * spacing; now + horizon < series.size(); ++now) {
        for (Index back = window; back-- > 0;) pasts.push_back(series[now - back * spacing]);
        futures.push_back(series[now + horizon]);
    }
    return {std::move(pasts), std::move(futures)};
}

/// The root of the mean squared error of the forecast that nothing changes.
double error_of_persistence(const Samples::View& samples) {
    double sum = 0;
    for (Index i = 0; i < samples.rows(); ++i) {
        const double change = samples.targets().row(i)[0] - samples.features().row(i).back();
        sum += change * change;
    }
    return std::sqrt(sum / static_cast<double>(samples.rows()));
}

int forecast(std::uint64_t seed) {
    const Samples samples = windows_of(mackey_glass(3000));
    // In the order of time: nothing that is to be foreseen was trained on.
    const auto [past, future] = samples.split(1.0 / 3);

    constexpr std::uint64_t epochs = 200, batch = 32;
    const std::uint64_t steps = epochs * ((past.rows() + batch - 1) / batch);
    Forecaster trainer({.batch_size = batch, .seed = seed},
                       Adam<CosineDecay>{.learning_rate = {.initial_rate = 0.01, .decay_steps = steps}});
    trainer.fit(past, {.epochs = epochs}, on_epoch_end([](const EpochReport& report) {
                    if (report.epoch % 25 == 0)
                        std::printf("epoch %3d: loss %.6f\n", static_cast<int>(report.epoch), report["loss"]);
                }));

    const auto predictions = trainer.predict(future.features());
    std::printf("\n%8s %10s %10s\n", "today", "in 6 steps", "forecast");
    for (Index i = 0; i < 60; i += 10)
        std::printf("%8.3f %10.3f %10.3f\n", future.features().row(i).back(), future.targets().row(i)[0],
                    predictions.view().row(i)[0]);

    const double error = trainer.evaluate(future)["root_mean_squared_error"];
    const double persistence = error_of_persistence(future);
    std::printf("\nroot mean squared error: forecast %.4f, \"tomorrow equals today\" %.4f\n", error,
                persistence);
    support::claim_at_most("error_ratio", error / persistence, 0.07);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    support::CommandLine command_line{"Forecasts the series of Mackey and Glass six steps ahead."};
    std::uint64_t seed = 0;
    command_line.seed(seed);
    return command_line.run(argc, argv, [&] { return forecast(seed); });
}
