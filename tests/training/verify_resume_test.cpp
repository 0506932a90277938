// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/verify_resume.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "callbacks/small_training.hpp"
#include "data/expect_error.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/callbacks/reduce_lr_on_plateau.hpp"

namespace staticnn {
namespace {

/// Halves the rate with every fourth batch. A user's callback that counts, and may forget to say so.
template <bool Saves>
struct HalvesEveryFourth {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "halves";

    std::uint64_t batches = 0;

    template <class Network>
    void end_batch(Control<Network>& control, const BatchReport&) {
        if (++batches % 4 == 0) control.learning_rate /= 2;
    }
    static constexpr auto members() {
        if constexpr (Saves)
            return describe(member<"batches">(&HalvesEveryFourth::batches));
        else
            return describe();
    }
};

template <class... Callbacks>
auto maker(const Callbacks&... callbacks) {
    return [=] { return SmallTrainer<Callbacks...>(small_batches, callbacks...); };
}

TEST(VerifyResume, FindsNothingWhereAllStateIsSaved) {
    const auto make = maker(HalvesEveryFourth<true>{});
    for (const ResumeCheck check :
         {ResumeCheck{}, ResumeCheck{.steps_before = 1, .steps_after = 1},
          ResumeCheck{.steps_before = 4, .steps_after = 9, .validation_split = 0.23},
          ResumeCheck{.steps_before = 2, .steps_after = 6, .shuffle = false}})
        EXPECT_EQ(verify_resume(make, small_data(), check).differences, std::vector<std::string>{});
    EXPECT_TRUE(verify_resume(make, small_data()).is_exact());
}

TEST(VerifyResume, TakesWhatFitTakes) {
    const auto make = maker(EarlyStopping{.patience = 1}, ReduceLrOnPlateau{.patience = 0});
    const SmallData validation = small_data();
    Index epochs = 0;
    const ResumeReport report =
        verify_resume(make, small_data(), {.steps_before = 5, .steps_after = 20}, validation_data(validation),
                      on_epoch_end([&](const EpochReport&) { ++epochs; }));
    EXPECT_TRUE(report.is_exact()) << report.differences.front();
    EXPECT_GT(epochs, 0u);
}

TEST(VerifyResume, FindsACallbackThatForgets) {
    const auto make = maker(HalvesEveryFourth<false>{});
    const ResumeReport report =
        verify_resume(make, small_data(), {.steps_before = 3, .steps_after = 2, .shuffle = false});
    ASSERT_FALSE(report.is_exact());
    // The uninterrupted training halves the rate with its fourth batch, the resumed one not yet.
    std::vector<std::string> leaves;
    for (const std::string& sentence : report.differences)
        leaves.push_back(sentence.substr(0, std::min(sentence.find(" differs"), sentence.find(" is "))));
    std::vector<std::string> expected;
    for (const std::string form : {"binary form, at the end: ", "XML form, at the end: "})
        for (const char* leaf :
             {"header line 'learning_rate'", "network.0.kernel", "network.0.bias", "network.2.kernel",
              "network.2.bias", "optimizer.learning_rate.value", "optimizer.slots.0.kernel.m",
              "optimizer.slots.0.bias.m", "optimizer.slots.2.kernel.m", "optimizer.slots.2.bias.m",
              "conditions.learning_rate", "history.learning_rate"})
            expected.push_back(form + leaf);
    EXPECT_EQ(leaves, expected);
    EXPECT_EQ(report.differences[5],
              "binary form, at the end: optimizer.learning_rate.value is 0.005 and 0.01");
    EXPECT_TRUE(report.differences[1].find(" of 6 values, first at [0,0]: ") != std::string::npos)
        << report.differences[1];
}

TEST(VerifyResume, SavesOnlyInTheMidstOfARun) {
    expect_error<ArgumentError>(
        [] {
            verify_resume(maker(EarlyStopping{.monitor = "loss", .min_delta = unreachable}), small_data(),
                          {.steps_before = 50, .steps_after = 1});
        },
        "verify_resume is expected to save in the midst of a run, after 50 batches; found that it has ended "
        "after 8");
}

}  // namespace
}  // namespace staticnn
