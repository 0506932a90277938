// SPDX-License-Identifier: BSL-1.0
#include "staticnn/report/epoch_table.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "staticnn/checkpoint/file.hpp"
#include "staticnn/core/leaf.hpp"

namespace staticnn::report {
namespace {

std::string table_of_epochs(std::vector<double> loss, std::vector<double> accuracy) {
    const Leaves leaves{{"history.accuracy", &accuracy}, {"history.loss", &loss}};
    const checkpoint::File file{checkpoint::copy_of({}, leaves), checkpoint::Format::binary};
    return epoch_table(StateView(file));
}

/// A loss that is the number of its epoch.
std::string table_of_numbered_epochs(Index epochs) {
    std::vector<double> loss(epochs);
    std::iota(loss.begin(), loss.end(), 1.0);
    return table_of_epochs(loss, std::vector<double>(epochs, 0.5));
}

Index rows_of(const std::string& html) {
    Index count = 0;
    for (auto at = html.find("<tr>"); at != html.npos; at = html.find("<tr>", at + 1)) ++count;
    return count;
}

TEST(EpochTable, HasAllColumnsOfAllEpochsAndIsFolded) {
    const std::string html = table_of_epochs({2.25, std::nan("")}, {0.5, 0.75});
    EXPECT_NE(html.find("<details><summary>Values of each epoch</summary>"), html.npos) << html;
    for (const std::string text :
         {"<tr><th>epoch</th><th class=\"number\">accuracy</th><th class=\"number\">loss</th></tr>",
          "<tr><td>1</td><td class=\"number\">0.5</td><td class=\"number\">2.25</td></tr>",
          "<tr><td>2</td><td class=\"number\">0.75</td><td class=\"number\">nan</td></tr>"})
        EXPECT_NE(html.find(text), html.npos) << text << html;
    EXPECT_EQ(rows_of(html), 3u);
}

TEST(EpochTable, IsEmptyBeforeTheFirstEpochEnds) { EXPECT_EQ(table_of_epochs({}, {}), ""); }

// Only a forged file has them.
TEST(EpochTable, LeavesCellsOfShortColumnsEmpty) {
    EXPECT_NE(table_of_epochs({1, 2}, {0.5}).find("<tr><td>2</td><td class=\"number\"></td><td"),
              std::string::npos);
}

TEST(EpochTable, LeavesOutTheMiddleOfALongTraining) {
    const std::string whole = table_of_numbered_epochs(500), most = table_of_numbered_epochs(1503),
                      one_less = table_of_numbered_epochs(501);
    EXPECT_EQ(rows_of(whole), 501u);
    EXPECT_EQ(whole.find("left out"), whole.npos);
    EXPECT_EQ(rows_of(most), 502u);
    EXPECT_NE(
        most.find("<tr><td>250</td><td class=\"number\">0.5</td><td class=\"number\">250</td></tr>\n"
                  "<tr><td colspan=\"3\">1,003 epochs left out</td></tr>\n"
                  "<tr><td>1,254</td><td class=\"number\">0.5</td><td class=\"number\">1254</td></tr>\n"),
        most.npos);
    EXPECT_NE(most.find("<tr><td>1,503</td>"), most.npos);
    EXPECT_NE(one_less.find(">1 epoch left out</td>"), one_less.npos);
    EXPECT_EQ(one_less.find("<tr><td>251</td>"), one_less.npos);
}

}  // namespace
}  // namespace staticnn::report
