// SPDX-License-Identifier: BSL-1.0
//
// A guitar amplifier as a network in a real-time audio callback: trained here on sound and what the amplifier
// makes of it, then copied into an object that plays blocks of 64 samples without allocation, lock or system
// call.
//     build/bin/audio_callback

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <exception>
#include <span>
#include <staticnn/staticnn.hpp>
#include <utility>
#include <vector>

#include "support/claim.hpp"
#include "support/deadline.hpp"

using namespace staticnn;

namespace {

constexpr double sample_rate = 48'000;
constexpr Index window = 8, block = 64;  // one output for the last 8 inputs

using Model = Sequential<Dense<window, 16, Tanh>, Dense<16, 16, Tanh>, Dense<16, 1>>;
using Learner = Trainer<Model, MeanSquaredError, Adam<>>;
using Sound = std::vector<float>;

/// Strings that are plucked five times a second: a tone, its overtones, all dying away.
Sound guitar(std::span<const double> tones, Index length) {
    Sound sound(length);
    const Index pause = static_cast<Index>(sample_rate / 5);
    for (Index i = 0; i < length; ++i) {
        const double time = static_cast<double>(i % pause) / sample_rate;
        const double tone = tones[i / pause % tones.size()];
        double sum = 0;
        for (int overtone = 1; overtone <= 8; ++overtone)
            sum += std::sin(6.283185307179586 * tone * overtone * time) * std::exp(-4.0 * overtone * time) /
                   overtone;
        sound[i] = static_cast<float>(0.5 * sum);
    }
    return sound;
}

/// The amplifier to be learned: brighter, louder than its valve can follow on either side, and dull again in
/// the cabinet.
Sound amplify(const Sound& sound) {
    const auto valve = [&](Index i) {
        const double bright = i == 0 ? sound[0] : sound[i] - 0.6 * sound[i - 1];
        return std::tanh(6 * bright + 0.3) - std::tanh(0.3);
    };
    Sound result(sound.size());
    for (Index i = 0; i < sound.size(); ++i)
        for (Index back = 0; back < std::min<Index>(i + 1, 4); ++back)
            result[i] += static_cast<float>(0.25 * valve(i - back));
    return result;
}

/// What a host of audio plug-ins calls: everything it needs lies in the object.
class Amplifier {
public:
    explicit Amplifier(const Predictor<Model>& trained) : network_(trained) {}

    /// Called by the audio thread with a block that has to be ready before it is played. Hosts have the
    /// processor take numbers below 1.2e-38 for 0 there; they would be slow (embed/README.md).
    void process(std::span<const float, block> input, std::span<float, block> output) noexcept {
        std::copy(input.begin(), input.end(), samples_.begin() + window - 1);
        for (Index i = 0; i < block; ++i)
            output[i] = network_.predict(std::span<const float, window>(samples_.data() + i, window))[0];
        std::copy(samples_.end() - (window - 1), samples_.end(), samples_.begin());
    }

private:
    ConstantNetwork<Model> network_;                   // the weights, not a pointer to them
    std::array<float, window - 1 + block> samples_{};  // the end of the last block, then this one
};

/// The sound as the network sees it: for each sample the window that ends there.
Dataset<float, window, Rows<float, 1>> windows_of(const Sound& sound, const Sound& amplified) {
    std::vector<float> windows;
    for (Index i = window - 1; i < sound.size(); ++i)
        windows.insert(windows.end(), &sound[i] - (window - 1), &sound[i] + 1);
    return {std::move(windows), std::vector<float>(amplified.begin() + window - 1, amplified.end())};
}

}  // namespace

int main() try {
    const Sound lesson = guitar(std::array{82.4, 146.8, 246.9, 329.6, 110.0}, 30'000);
    const auto data = windows_of(lesson, amplify(lesson));
    Learner trainer({.batch_size = 32, .seed = 1}, Adam<>{.learning_rate = 0.002});
    trainer.fit(data, {.epochs = 20});

    // Other tones, block by block, as the sound card asks for them.
    const Sound input = guitar(std::array{98.0, 196.0, 130.8, 293.7}, 750 * block);
    const Sound target = amplify(input);
    Sound output(input.size());
    Amplifier amplifier{Predictor(trainer.network())};
    support::Deadline deadline(block / sample_rate, input.size() / block);
    for (Index first = 0; first < input.size(); first += block)
        deadline.time([&] {
            amplifier.process(std::span(input).subspan(first).first<block>(),
                              std::span(output).subspan(first).first<block>());
        });
    deadline.print();

    // The power of what is wrong, in shares of the power of what is right.
    double wrong = 0, power = 0;
    for (Index i = 0; i < input.size(); ++i) {
        wrong += (output[i] - target[i]) * (output[i] - target[i]);
        power += target[i] * target[i];
    }
    support::claim_at_most("error_to_signal", wrong / power, 0.0001);
    const auto other = windows_of(input, target);
    const auto expected = trainer.predict(other.features());
    bool same = true;
    for (Index i = 0; i < expected.rows(); ++i)
        same = same && expected.view().row(i)[0] == output[i + window - 1];
    support::claim_that("bits_of_the_trainer", same);
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
