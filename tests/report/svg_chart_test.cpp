// SPDX-License-Identifier: BSL-1.0
#include "staticnn/report/svg_chart.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/report/axes.hpp"
#include "staticnn/report/marks.hpp"

namespace staticnn::report {
namespace {

std::vector<Moment> moments_of(const std::vector<double>& epochs) {
    std::vector<Moment> moments;
    for (const double one : epochs) moments.push_back({one, after_epochs(one)});
    return moments;
}

TEST(SvgChart, DrawsMarksOfTwoKinds) {
    const SvgChart chart("loss", {{"training", {3, 2, 1}, 0, false}},
                         {{{moments_of({0, 2}), moments_of({0.5, 2.25})}}});
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

TEST(SvgChart, GivesMarksOfTwoRunsTheirColours) {
    const SvgChart chart("loss", {{"A", {3, 2, 1}, 0, false}, {"B", {4, 3}, 1, false}},
                         {{{{}, moments_of({1})}, "A", 0}, {{moments_of({1}), moments_of({1})}, "B", 1}});
    const std::string svg = chart.drawing(), at = "d=\"M190.7 10.0V220.0\">";
    for (const std::string& text : {"<g class=\"s0\"><path class=\"resumed\" " + at +
                                        "<title>A: resumed after 1 epoch</title></path></g>\n",
                                    "<g class=\"s1\"><path class=\"resumed\" " + at +
                                        "<title>B: resumed after 1 epoch</title></path></g>\n",
                                    "<g class=\"s1\"><path class=\"start\" " + at +
                                        "<title>B: a run began after 1 epoch</title></path></g>\n"})
        EXPECT_NE(svg.find(text), svg.npos) << text << svg;
    ASSERT_EQ(chart.legend().size(), 5u);
    EXPECT_EQ(chart.legend()[2].label, "A, resumed");
    EXPECT_EQ(chart.legend()[2].line(), "<g class=\"s0\"><path class=\"resumed\" d=\"M5 0V10\"/></g>");
    EXPECT_EQ(chart.legend()[4].label, "B, resumed");
    EXPECT_NE(chart.figure().find(chart.legend()[2].line() + "</svg>A, resumed"), std::string::npos);
}

// A mark in the first epoch is not on the axis, nor one in the epoch under way at the other edge.
TEST(SvgChart, ShowsAllOfATraining) {
    const std::string svg =
        SvgChart("loss", {{"", {1, 1}, 0, false}}, {{{{}, moments_of({0.25, 2.25})}}}, 2.5).drawing();
    EXPECT_NE(svg.find(">0</text>"), svg.npos);
    for (const std::string x : {"123.0", "355.0"})
        EXPECT_NE(svg.find("<path class=\"resumed\" d=\"M" + x + ' '), svg.npos) << x << svg;
}

TEST(SvgChart, DrawsMarksThatLieOnEachOtherOnce) {
    const SvgChart chart("loss", {{"", {3, 2, 1}, 0, false}},
                         {{{{}, moments_of(std::vector<double>(500, 1.5))}}});
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

TEST(Axes, OfLogarithmsPlacePowersOfTen) {
    const Axes axes{
        .left = 0, .right = 100, .top = 0, .bottom = 300, .low = 0, .high = 3, .is_logarithmic = true};
    EXPECT_NEAR(axes.y_of(1), 300, 1e-9);
    EXPECT_NEAR(axes.y_of(10), 200, 1e-9);
    EXPECT_NEAR(axes.y_of(1000), 0, 1e-9);
    const std::string svg = axes.drawing("epoch", "loss", 1, 5, 1);
    EXPECT_NE(svg.find(">loss, logarithmic</text>"), svg.npos) << svg;
    EXPECT_NE(svg.find(">100</text>"), svg.npos) << svg;
}

TEST(Axes, OfFewDecadesHaveTicksBetweenPowersOfTen) {
    const auto expect_ticks = [](double low, double high, const std::vector<double>& expected) {
        const std::vector<double> found = logarithmic_ticks(low, high, 5);
        ASSERT_EQ(found.size(), expected.size()) << low << ' ' << high;
        for (Index i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i] / expected[i], 1, 1e-12) << i;
    };
    expect_ticks(-0.4, 1.8, {0.5, 1, 2, 5, 10, 20, 50});
    expect_ticks(0.3, 3.5, {10, 100, 1000});
    expect_ticks(-0.5, 21.5, {1, 1e5, 1e10, 1e15, 1e20});
    expect_ticks(-320, 308, {1e-252, 1e-126, 1, 1e126, 1e252});
}

TEST(SvgChart, IsLogarithmicWhereValuesAreFarApart) {
    const auto is_logarithmic = [](const std::vector<double>& values, bool may_be = true) {
        const std::string svg = SvgChart("loss", {{"", values, 0, false}}, {}, 0, may_be).drawing();
        EXPECT_EQ(svg.find("nan"), svg.npos) << svg;
        EXPECT_EQ(svg.find("inf"), svg.npos) << svg;
        return svg.find(">loss, logarithmic</text>") != svg.npos;
    };
    EXPECT_TRUE(is_logarithmic({2731, 2.4}));
    EXPECT_TRUE(is_logarithmic({0.5, 1e21, std::nan("")}));
    EXPECT_TRUE(is_logarithmic({1e-320, 1e308}));
    EXPECT_FALSE(is_logarithmic({100, 1}));
    EXPECT_FALSE(is_logarithmic({100, 0}));
    EXPECT_FALSE(is_logarithmic({100, 0.1, -1}));
    EXPECT_FALSE(is_logarithmic({100, 0.1}, false));
}

TEST(SvgChart, SeparatesTheSmallValuesOfATrainingThatDiverged) {
    const std::string svg = SvgChart("loss", {{"", {1e6, 10, 1}, 0, false}}).drawing();
    // Margins of 0.04 times six decades.
    EXPECT_NE(svg.find("d=\"M190.7 17.8L287.3 179.8L384.0 212.2\""), svg.npos) << svg;
}

TEST(SvgChart, DrawsStepsWhereAValueHoldsForAnEpoch) {
    const std::string svg = SvgChart("rate", {{"", {3, 3, 1}, 0, false, true}}).drawing();
    EXPECT_NE(svg.find("d=\"M94.0 17.8H190.7V17.8H287.3V212.2H384.0\""), svg.npos) << svg;
    const std::string broken = SvgChart("rate", {{"", {3, std::nan(""), 1}, 0, false, true}}).drawing();
    EXPECT_NE(broken.find("d=\"M94.0 17.8H190.7M287.3 212.2H384.0\""), broken.npos) << broken;
}

TEST(SvgChart, OfNothingIsNotDrawn) {
    EXPECT_FALSE(SvgChart("loss", {}).is_drawn());
    EXPECT_FALSE(SvgChart("loss", {{"", {std::nan("")}, 0, false}}).is_drawn());
    EXPECT_EQ(SvgChart("loss", {}).figure(), "");
}

/// A state of runs of 100 samples in batches of 8 (13 updates), of which the last began after an epoch.
checkpoint::File file_of_runs(const std::string& resumed) {
    std::uint64_t epoch = 2, samples = 100, batch = 8;
    std::vector<double> starts{0, 1};
    const Leaves leaves{
        {"epoch", &epoch}, {"run.samples", &samples}, {"batch_size", &batch}, {"runs.starts", &starts}};
    return {checkpoint::copy_of({{std::string(checkpoint::resumed_key), resumed}}, leaves),
            checkpoint::Format::binary};
}

TEST(Marks, AreWhatAPersonReads) {
    const checkpoint::File file = file_of_runs("0 0.53 1 1.16 1.17 2.96 9 x");
    const Marks marks = marks_of(StateView(file));
    EXPECT_EQ(words_of_moments(marks.starts), "at the start; after 1 epoch");
    EXPECT_EQ(words_of_moments(marks.resumptions),
              "at the start; after 0.53 epochs; after 1 epoch; in epoch 2, after 2 of 13 updates; after 1.17 "
              "epochs; in "
              "epoch 3, after 12 of 13 updates");
    EXPECT_EQ(words_of_moments({}), "");
    EXPECT_EQ(words_of_moments(std::vector<Moment>(30, {4, "x"})).substr(0, 9), "...; x; x");
}

}  // namespace
}  // namespace staticnn::report
