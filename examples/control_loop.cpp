// SPDX-License-Identifier: BSL-1.0
//
// A controller that asks a network a thousand times a second: a pole on a cart, balanced by what was learned
// from a regulator (LQR) whose motor has limits, and pushed now and then.
//     build/bin/control_loop

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <exception>
#include <staticnn/staticnn.hpp>
#include <utility>
#include <vector>

#include "support/claim.hpp"
#include "support/deadline.hpp"

using namespace staticnn;

namespace {

constexpr double period = 0.001;  // seconds
constexpr float strongest = 10;   // newtons

using Model = Sequential<Dense<4, 16, Tanh>, Dense<16, 16, Tanh>, Dense<16, 1, Tanh>>;
using Learner = Trainer<Model, MeanSquaredError, Adam<>>;

/// Where the cart is (m), where the pole leans (rad, 0 is upright), and how fast both change.
struct State {
    double place, angle, speed, turn;
};

// A cart of 1 kg, a pole of 0.1 kg whose middle is 0.5 m from its hinge, no friction: Barto, Sutton and
// Anderson, Neuronlike adaptive elements that can solve difficult learning control problems (IEEE SMC-13,
// 1983).
State changes(const State& state, double force) {
    constexpr double mass = 1.1, pole = 0.05, length = 0.5, gravity = 9.81;
    const double sine = std::sin(state.angle), cosine = std::cos(state.angle);
    const double pushed = (force + pole * state.turn * state.turn * sine) / mass;
    const double turning =
        (gravity * sine - cosine * pushed) / (length * (4.0 / 3 - 0.1 * cosine * cosine / mass));
    return {state.speed, state.turn, pushed - pole * turning * cosine / mass, turning};
}

/// A step of Euler, semi-implicit: the new speeds move what they belong to.
State after(State state, double force) {
    const State change = changes(state, force);
    state.speed += period * change.speed;
    state.turn += period * change.turn;
    state.place += period * state.speed;
    state.angle += period * state.turn;
    return state;
}

// The network sees shares of these, and answers with a share of the strongest force.
constexpr State largest{2, 0.5, 3, 3};
std::array<float, 4> seen(const State& state) {
    return {static_cast<float>(state.place / largest.place), static_cast<float>(state.angle / largest.angle),
            static_cast<float>(state.speed / largest.speed), static_cast<float>(state.turn / largest.turn)};
}

/// The regulator for the costs place^2 + 10 angle^2 + speed^2 + turn^2 + 0.1 force^2, as a share of what the
/// motor can do.
float regulator(const State& state) {
    const double force =
        3.142 * state.place + 49.316 * state.angle + 5.876 * state.speed + 12.763 * state.turn;
    return static_cast<float>(std::clamp(force / strongest, -1.0, 1.0));
}

/// States of all kinds, each with what the regulator does there.
Dataset<float, 4, Rows<float, 1>> lessons(Index count, std::uint64_t seed) {
    std::vector<float> states, forces;
    const RandomStream stream{seed, Purpose::initialization, 1, 0};
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto between = [&](std::uint64_t part, double limit) {
            return limit * (2 * uniform(stream, 4 * i + part) - 1);
        };
        const State state{between(0, largest.place), between(1, largest.angle), between(2, largest.speed),
                          between(3, largest.turn)};
        for (const float value : seen(state)) states.push_back(value);
        forces.push_back(regulator(state));
    }
    return {std::move(states), std::move(forces)};
}

}  // namespace

int main() try {
    const auto data = lessons(20'000, 1);
    Learner trainer({.batch_size = 32, .seed = 1}, Adam<>{.learning_rate = 0.003});
    const History history = trainer.fit(data, {.epochs = 20});
    std::printf("imitation_error=%.2g\n", std::sqrt(history["loss"].back()));

    const ConstantNetwork<Model> policy{Predictor(trainer.network())};
    State state{0, 0.3, 0, 0};
    double most = 0, farthest = 0, balanced = 0;
    constexpr int seconds = 60;
    support::Deadline deadline(period, seconds * 1000);
    for (int step = 0; step < seconds * 1000 && std::abs(state.angle) < 1.57; ++step) {
        if (step % 10'000 == 9'999) state.turn += step % 20'000 < 10'000 ? 0.8 : -0.8;  // a push
        float force = 0;
        deadline.time([&] { force = strongest * policy.predict(seen(state))[0]; });
        state = after(state, force);
        balanced = (step + 1) * period;
        most = std::max(most, std::abs(state.angle));
        farthest = std::max(farthest, std::abs(state.place));
    }
    deadline.print();
    support::claim_at_least("balanced_seconds", balanced, seconds);
    support::claim_at_most("largest_angle", most, 0.31);
    support::claim_at_most("farthest_place", farthest, 2);
    support::claim_at_most("last_angle", std::abs(state.angle), 0.01);
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
