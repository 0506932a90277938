// SPDX-License-Identifier: BSL-1.0
#include "staticnn/report/callback_tables.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "staticnn/checkpoint/file.hpp"
#include "staticnn/core/leaf.hpp"

namespace staticnn::report {
namespace {

TEST(WordsForZero, AreOfCallbacksOfTheLibraryAlone) {
    EXPECT_EQ(words_for_zero("callbacks.early_stopping.stopped_epoch"), "not stopped");
    EXPECT_EQ(words_for_zero("callbacks.early_stopping_2.stopped_epoch"), "not stopped");
    EXPECT_EQ(words_for_zero("callbacks.classification_report.image_rows"), "automatic");
    EXPECT_EQ(words_for_zero("callbacks.health_monitor.interval"), "off");
    for (const std::string_view name :
         {"callbacks.early_stopping.wait", "callbacks.roll_back_on_nan.interval", "callbacks.mine.interval",
          "callbacks.health_monitor", "update_rules.health_monitor.interval", ""})
        EXPECT_EQ(words_for_zero(name), "") << name;
}

std::string tables_of_monitor(std::uint64_t interval, std::string found) {
    double dead = 0.1;
    std::uint64_t stopped = 0, best = 3;
    const Leaves leaves{{"callbacks.early_stopping.best_epoch", &best},
                        {"callbacks.early_stopping.stopped_epoch", &stopped},
                        {"callbacks.health_monitor.interval", &interval},
                        {"callbacks.health_monitor.dead", &dead},
                        {"callbacks.health_monitor.findings", &found}};
    const checkpoint::File file{checkpoint::copy_of({}, leaves), checkpoint::Format::binary};
    return callbacks(StateView(file));
}

TEST(CallbackTables, HaveWordsForZeroAndNumbersElsewhere) {
    const std::string html = tables_of_monitor(50, "");
    for (const std::string text :
         {"best_epoch</th><td>3</td>", "stopped_epoch</th><td>not stopped</td>", "interval</th><td>50</td>",
          "dead</th><td>0.1</td>", "findings</th><td>none</td>"})
        EXPECT_NE(html.find(text), html.npos) << text << html;
}

TEST(CallbackTables, LeaveOutTheThresholdsOfAMonitorThatIsOff) {
    const std::string html = tables_of_monitor(0, "");
    EXPECT_NE(html.find("interval</th><td>off</td>"), html.npos) << html;
    EXPECT_EQ(html.find(">dead<"), html.npos);
    EXPECT_EQ(html.find(">findings<"), html.npos);
    // Of the time before it was turned off.
    EXPECT_NE(tables_of_monitor(0, "a layer\n").find("findings</th><td>1, at the top"), std::string::npos);
}

}  // namespace
}  // namespace staticnn::report
