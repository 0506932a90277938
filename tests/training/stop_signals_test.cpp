// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/stop_signals.hpp"

#include <signal.h>

#include "training/callbacks/small_training.hpp"

namespace staticnn {
namespace {

using Handler = void (*)(int);

Handler handler_of(int number) {
    struct sigaction action {};
    ::sigaction(number, nullptr, &action);
    return action.sa_handler;
}

class StopSignalsTest : public testing::TestWithParam<int> {};

/// What is asked for in the second batch of the second epoch, or at the end of the second.
TEST_P(StopSignalsTest, LeavesARunOpenThatResumesExactly) {
    SmallTrainer<> whole(small_batches);
    fit_small(whole);
    for (const bool at_end : {false, true}) {
        SmallTrainer<> stopped(small_batches);
        {
            const StopSignals stop;
            EXPECT_FALSE(stop.asked());
            stopped.fit(small_data(), small_run, stop, on_batch_end([&](const BatchReport& report) {
                            if (!at_end && report.step == 5) ::raise(GetParam());
                        }),
                        on_epoch_end([&](const EpochReport& report) {
                            if (at_end && report.epoch == 2) ::raise(GetParam());
                        }));
            EXPECT_TRUE(stop.asked());
        }
        EXPECT_EQ(stopped.step(), at_end ? 6 : 5);
        ASSERT_TRUE(stopped.has_open_run());
        stopped.resume(small_data(), on_batch_end([](const BatchReport&) {}));
        EXPECT_EQ(stopped.digest(), whole.digest());
    }
}

TEST_P(StopSignalsTest, EndsTheProcessTheSecondTime) {
    EXPECT_EXIT(
        {
            const StopSignals stop;
            ::raise(SIGTERM);
            if (stop.asked()) ::raise(GetParam());
        },
        testing::KilledBySignal(GetParam()), "");
}

INSTANTIATE_TEST_SUITE_P(Signals, StopSignalsTest, testing::Values(SIGINT, SIGTERM));

TEST(StopSignals, PutsBackWhatWasThere) {
    const Handler own = [](int) {};
    const Handler before = ::signal(SIGINT, own);
    const Handler other = handler_of(SIGTERM);
    {
        const StopSignals stop;
        EXPECT_NE(handler_of(SIGINT), own);
        EXPECT_NE(handler_of(SIGTERM), other);
        EXPECT_THROW(StopSignals(), RunError);
        EXPECT_NE(handler_of(SIGINT), own);
    }
    EXPECT_EQ(handler_of(SIGINT), own);
    EXPECT_EQ(handler_of(SIGTERM), other);
    ::signal(SIGINT, before);
}

TEST(StopSignals, LeavesAloneWhatIsIgnored) {
    const Handler before = ::signal(SIGINT, SIG_IGN);
    {
        const StopSignals stop;
        ::raise(SIGINT);
        EXPECT_FALSE(stop.asked());
    }
    EXPECT_EQ(handler_of(SIGINT), SIG_IGN);
    ::signal(SIGINT, before);
}

}  // namespace
}  // namespace staticnn
