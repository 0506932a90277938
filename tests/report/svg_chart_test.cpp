// SPDX-License-Identifier: BSL-1.0
#include "staticnn/report/svg_chart.hpp"

#include <gtest/gtest.h>

#include <string>

namespace staticnn::report {
namespace {

TEST(SvgChart, DrawsMarksOfTwoKinds) {
    const SvgChart chart("loss", {{"training", {3, 2, 1}, 0, false}}, {{0, 2}, {0.5, 2.25}});
    const std::string svg = chart.drawing();
    EXPECT_NE(
        svg.find("<path class=\"start\" d=\"M287.3 10.0V220.0\"><title>a run began after 2 epochs</title>"),
        svg.npos)
        << svg;
    EXPECT_NE(
        svg.find("<path class=\"resumed\" d=\"M142.3 10.0V220.0\"><title>resumed after 0.5 epochs</title>"),
        svg.npos);
    EXPECT_NE(svg.find("resumed after 2.25 epochs"), svg.npos);
    EXPECT_EQ(svg.find("after 0 epochs"), svg.npos);
    ASSERT_EQ(chart.legend().size(), 3u);
    EXPECT_EQ(chart.legend()[1].label, "new run");
    EXPECT_EQ(chart.legend()[2].label, "resumed");
}

TEST(SvgChart, DrawsMarksThatLieOnEachOtherOnce) {
    const SvgChart chart("loss", {{"", {3, 2, 1}, 0, false}}, {{}, std::vector<double>(500, 1.5)});
    const std::string svg = chart.drawing();
    EXPECT_EQ(svg.find("class=\"resumed\""), svg.rfind("class=\"resumed\""));
    EXPECT_NE(svg.find("class=\"resumed\""), svg.npos);
}

TEST(SvgChart, LabelsZeroWithoutASign) {
    for (const double tick : ticks(-1e-12, 1, 4)) EXPECT_FALSE(std::signbit(tick)) << tick;
}

TEST(Axes, PlaceTheirEdges) {
    const Axes axes{
        .left = 10, .right = 110, .top = 5, .bottom = 25, .from = 2, .to = 4, .low = -1, .high = 1};
    EXPECT_EQ(axes.x_of(2), 10);
    EXPECT_EQ(axes.x_of(3), 60);
    EXPECT_EQ(axes.y_of(1), 5);
    EXPECT_EQ(axes.y_of(-1), 25);
    const std::string svg = axes.drawing("a<b", "c", 2, 2, 1);
    for (const std::string text : {">2</text>", ">3</text>", ">4</text>", ">-1</text>", ">0</text>",
                                   ">1</text>", ">a&lt;b</text>", ">c</text>"})
        EXPECT_NE(svg.find(text), svg.npos) << text << svg;
    EXPECT_EQ(svg.find(">2.5</text>"), svg.npos);  // closer than 1
}

TEST(SvgChart, OfNothingIsNotDrawn) {
    EXPECT_FALSE(SvgChart("loss", {}).is_drawn());
    EXPECT_FALSE(SvgChart("loss", {{"", {std::nan("")}, 0, false}}).is_drawn());
    EXPECT_EQ(SvgChart("loss", {}).figure(), "");
}

TEST(Marks, AreListedAsAPersonReadsThem) {
    EXPECT_EQ(text_of_moments({}), "");
    EXPECT_EQ(text_of_moments({1}), "after 1 epoch");
    EXPECT_EQ(text_of_moments({0, 2.5, 1.0 / 3}), "after 0, 2.5 and 0.33 epochs");
    EXPECT_TRUE(text_of_moments(std::vector<double>(30, 4)).starts_with("after ... 4, 4"));
}

}  // namespace
}  // namespace staticnn::report
