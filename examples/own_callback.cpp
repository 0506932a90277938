// SPDX-License-Identifier: BSL-1.0
//
// A callback of one's own, in 28 lines outside the library, whose memory is part of the checkpoint: training
// that is interrupted in the middle of its patience, saved and loaded ends as if nothing had happened.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

#include <staticnn/staticnn.hpp>

#include "support/claim.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

using namespace staticnn;

namespace {

/// Lowers the learning rate epoch by epoch, and puts it back to the first one when the loss has not improved
/// for a while.
struct WarmRestart {
    static constexpr bool is_callback = true;
    static constexpr bool sets_learning_rate = true;
    static constexpr FixedString name = "warm_restart";

    double decay = 0.7;  // the settings
    std::uint64_t patience = 3;
    double first_rate = 0;  // the memory
    double best = std::numeric_limits<double>::infinity();
    std::uint64_t wait = 0, restarts = 0;

    template <class Network>
    void end_epoch(Control<Network>& control, const EpochReport& report) {
        if (report.epoch == 1) first_rate = report.learning_rate;
        control.learning_rate *= decay;
        wait = report["loss"] < best ? 0 : wait + 1;
        best = std::min(best, report["loss"]);
        if (wait < patience) return;
        control.learning_rate = first_rate;
        wait = 0;
        ++restarts;
    }
    static constexpr auto members() {
        return describe(setting<"decay">(&WarmRestart::decay), setting<"patience">(&WarmRestart::patience),
                        member<"first_rate">(&WarmRestart::first_rate), member<"best">(&WarmRestart::best),
                        member<"wait">(&WarmRestart::wait), member<"restarts">(&WarmRestart::restarts));
    }
};

using Model = Sequential<Dense<4, 32, Relu>, Dropout<0.2>, Dense<32, 1>>;
using Regressor = Trainer<Model, MeanSquaredError, Adam<>, WarmRestart>;
using Samples = Dataset<float, 4, Rows<float, 1>>;

constexpr FitOptions sixty_epochs{.epochs = 60};

/// The product of the first two features plus that of the others.
Samples samples(std::uint64_t seed) {
    const Index rows = 500;
    std::vector<float> features(rows * 4), targets(rows);
    for (Index i = 0; i < features.size(); ++i)
        features[i] = static_cast<float>(2 * uniform({.seed = seed, .step = 1}, i) - 1);
    for (Index row = 0; row < rows; ++row) {
        const float* const x = &features[row * 4];
        targets[row] = x[0] * x[1] + x[2] * x[3];
    }
    return {features, targets};
}

/// Trains until the callback has restarted the rate and waits again, saves, and goes on in another trainer.
Regressor train_with_interruption(const Samples& data, const TrainerOptions& options) {
    const support::TemporaryFolder folder;
    const std::string path = folder.path() + "/interrupted.bin";
    Regressor first(options);
    first.fit(data, sixty_epochs, on_epoch_end([&](const EpochReport&) {
                  const WarmRestart& memory = first.callback<WarmRestart>();
                  if (memory.restarts > 0 && memory.wait > 0) first.pause();
              }));
    support::claim_that("is_interrupted", first.has_open_run());
    first.save(path);

    Regressor second(options);
    second.load(path);
    const WarmRestart &saved = first.callback<WarmRestart>(), &loaded = second.callback<WarmRestart>();
    std::printf("interrupted after epoch %llu: restarts %llu, wait %llu, best %.6f\n",
                static_cast<unsigned long long>(second.epoch()),
                static_cast<unsigned long long>(loaded.restarts),
                static_cast<unsigned long long>(loaded.wait), loaded.best);
    support::claim_that("memory_is_loaded", saved.restarts == loaded.restarts && saved.wait == loaded.wait &&
                                                saved.best == loaded.best &&
                                                saved.first_rate == loaded.first_rate);
    second.resume(data);
    return second;
}

int train(std::uint64_t seed) {
    const Samples data = samples(seed);
    const TrainerOptions options{.seed = seed};
    Regressor uninterrupted(options);
    uninterrupted.fit(data, sixty_epochs);
    const Regressor resumed = train_with_interruption(data, options);

    const std::uint64_t restarts = resumed.callback<WarmRestart>().restarts;
    std::printf("digest=%s\n", resumed.digest().c_str());
    support::claim_at_least("restarts", static_cast<double>(restarts), 2);
    support::claim_that("digests_are_the_same", resumed.digest() == uninterrupted.digest());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    support::CommandLine command_line{
        "Interrupts and resumes training with a callback that is no part of the library."};
    std::uint64_t seed = 0;
    command_line.seed(seed);
    return command_line.run(argc, argv, [&] { return train(seed); });
}
