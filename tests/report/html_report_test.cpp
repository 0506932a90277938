// SPDX-License-Identifier: BSL-1.0
#include "staticnn/report/html_report.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "report/pictures.hpp"
#include "staticnn/report/page.hpp"
#include "staticnn/schedules/exponential_decay.hpp"
#include "staticnn/training/callbacks/classification_report.hpp"
#include "support/other_process.hpp"
#include "support/temporary_folder.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

using ReportedTrainer = Trainer<PictureNet, SparseCategoricalCrossentropy, Sgd<Momentum>, Accuracy,
                                HtmlReport, ClassificationReport>;

constexpr FitOptions reported_run{.epochs = 3, .validation_split = 0.25};  // of 30 samples, in batches of 8

std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Without the lines that say where training was resumed.
std::string without_marks(const std::string& page) {
    std::istringstream lines(page);
    std::string rest;
    for (std::string line; std::getline(lines, line);)
        if (line.find("class=\"resumed\"") == line.npos) rest += line + '\n';
    return rest;
}

class HtmlReportTest : public testing::Test {
protected:
    ReportedTrainer trainer(const std::string& page) const {
        return ReportedTrainer({.batch_size = 8, .seed = 3},
                               HtmlReport{.path = folder_.path(page), .title = "A training"});
    }
    void fit(ReportedTrainer& trainer, std::uint64_t pause_at) const {
        trainer.fit(pictures, reported_run, at_batches([&](const BatchReport& report) {
                        if (report.step == pause_at) trainer.pause();
                    }));
    }
    /// The page of a training that was never interrupted.
    std::string whole() const {
        ReportedTrainer whole = trainer("whole.html");
        fit(whole, 0);
        return text_of(folder_.path("whole.html"));
    }
    TemporaryFolder folder_;
};

TEST_F(HtmlReportTest, ShowsWhatACheckpointShows) {
    ReportedTrainer finished = trainer("page.html");
    fit(finished, 0);
    const std::string page = text_of(folder_.path("page.html"));
    finished.save(folder_.path("state.bin"));
    EXPECT_EQ(page, html_report(checkpoint::read_file(folder_.path("state.bin")), "A training"));

    const checkpoint::File file = checkpoint::read_file(folder_.path("state.bin"));
    const report::StateView state(file);
    std::string of_file = report::page_of({folder_.path("state.bin"), &state}, "A training");
    const auto begin = of_file.find("<tr><th scope=\"row\">file"),
               end = of_file.find("<tr><th scope=\"row\">digest");
    ASSERT_LT(begin, end);
    EXPECT_EQ(page, of_file.erase(begin, end - begin));

    EXPECT_EQ(occurrences(page, "<figure>"), 2u + 2u);  // loss, accuracy; pixels, labels
    EXPECT_EQ(occurrences(page, "alt=\"sample "), 10u);
    EXPECT_EQ(occurrences(page, "alt=\"weights of unit "), 6u);
    EXPECT_EQ(occurrences(page, "alt=\"mean of each pixel\""), 1u);
    EXPECT_EQ(occurrences(page, "alt=\"standard deviation of each pixel\""), 1u);
    EXPECT_EQ(occurrences(page, "<span>all 10 samples for validation</span>"), 1u);
    EXPECT_EQ(occurrences(page, "class=\"resumed\""), 0u);
    for (const std::string text :
         {"<h2>Confusion matrix</h2>", "of 10 samples for validation", "<h2>Data</h2>",
          "<summary>Values of each epoch</summary>", "<th class=\"number\">val_<wbr>accuracy</th>"})
        EXPECT_NE(page.find(text), page.npos) << text;
    Index counted = 0;
    for (Index label = 0; label < 3; ++label)
        for (Index prediction = 0; prediction < 3; ++prediction)
            counted += finished.callback<ClassificationReport>().confusion()(label, prediction);
    EXPECT_EQ(counted, 10u);
}

TEST_F(HtmlReportTest, IsWrittenAfterEveryEpochInThePlaceOfTheOneBefore) {
    ReportedTrainer watched = trainer("folder/page.html");
    std::vector<std::string> pages;
    watched.fit(pictures, reported_run, at_epochs([&](const EpochReport&) {
                    pages.push_back(text_of(folder_.path("folder/page.html")));
                }));
    ASSERT_EQ(pages.size(), 3u);
    for (Index epoch = 0; epoch < 3; ++epoch)
        EXPECT_EQ(occurrences(pages[epoch], "class=\"dot s0\""), 2 * (epoch + 1));
    EXPECT_EQ(text_of(folder_.path("folder/page.html")), pages.back());
}

// In the middle of an epoch and at its end, in both forms of a file.
TEST_F(HtmlReportTest, OfAResumedTrainingIsThatOfAnUninterruptedOne) {
    const std::string expected = whole();
    ASSERT_EQ(expected, without_marks(expected));
    for (std::uint64_t step = 1; step <= 12; ++step) {
        const std::string file = folder_.path(step % 2 == 0 ? "part.bin" : "part.xml");
        ReportedTrainer part = trainer("page.html");
        fit(part, step);
        part.save(file);
        ReportedTrainer rest = trainer("page.html");
        rest.load(file);
        rest.resume(pictures);
        const std::string page = text_of(folder_.path("page.html"));
        EXPECT_EQ(without_marks(page), expected) << step;
        EXPECT_EQ(occurrences(page, "class=\"resumed\""), 2u * 2 + 1) << step;  // marks, legends, a row
    }
}

TEST_F(HtmlReportTest, OfATrainingResumedInAnotherProcessIsThatOfAnUninterruptedOne) {
    if (const auto folder = message_from_other_process()) {
        ReportedTrainer rest({.batch_size = 8, .seed = 3},
                             HtmlReport{.path = *folder + "page.html", .title = "A training"});
        rest.load(*folder + "part.bin");
        rest.resume(pictures);
        return;
    }
    ReportedTrainer part = trainer("page.html");
    fit(part, 6);
    part.save(folder_.path("part.bin"));
    ASSERT_TRUE(passes_in_other_process(folder_.path("")));
    const std::string page = text_of(folder_.path("page.html"));
    EXPECT_NE(page, whole());
    EXPECT_EQ(without_marks(page), whole());
    EXPECT_NE(page.find("resumed in epoch 2, after 2 of 4 updates</title>"), page.npos);
}

TEST_F(HtmlReportTest, MarksWhereRunsBeganAndSaysWhatChanged) {
    ReportedTrainer twice = trainer("page.html");
    fit(twice, 0);
    twice.set_learning_rate(0.002);
    fit(twice, 0);
    const std::string page = text_of(folder_.path("page.html"));
    EXPECT_EQ(occurrences(page, "a run began after 3 epochs</title>"), 3u);
    EXPECT_NE(page.find("<li>after 3 epochs: learning_rate: 0.002 now, 0.01 in the run before</li>"),
              page.npos);
    EXPECT_EQ(occurrences(page, "    trainer.fit(data, {.epochs = 3, .validation_split = 0.25});\n"), 2u);
    EXPECT_EQ(occurrences(page, "    optimizer.learning_rate = 0.01;  // that of the first epoch\n"), 1u);
    EXPECT_EQ(occurrences(page, "    trainer.set_learning_rate(0.002);\n"), 1u);
}

TEST_F(HtmlReportTest, SaysNothingOfASingleRunFromTheStart) {
    EXPECT_EQ(occurrences(whole(), "at the start"), 0u);
    ReportedTrainer twice = trainer("page.html");
    fit(twice, 0);
    fit(twice, 0);
    EXPECT_EQ(occurrences(text_of(folder_.path("page.html")),
                          "its 2 runs began</th><td>at the start; after 3 epochs</td>"),
              1u);
}

TEST_F(HtmlReportTest, TellsHowToGoOnWithAnOpenRunAndHowToReproduceAnEndedOne) {
    ReportedTrainer paused = trainer("page.html");
    fit(paused, 2);
    const std::string open = html_report(paused.contents(), "open"), ended = whole();
    EXPECT_EQ(occurrences(open, "<h2>To go on</h2>"), 1u);
    EXPECT_EQ(occurrences(open, "<h2>To reproduce</h2>"), 0u);
    EXPECT_EQ(occurrences(ended, "<h2>To go on</h2>"), 0u);
    EXPECT_EQ(occurrences(ended, "<h2>To reproduce</h2>"), 1u);
}

TEST_F(HtmlReportTest, CountsOneInTheSingular) {
    ReportedTrainer short_one({.batch_size = 64}, HtmlReport{.path = folder_.path("page.html")});
    short_one.fit(pictures, {.epochs = 1, .validation_split = 0.25});
    short_one.set_learning_rate(0.5);
    short_one.fit(pictures, {.epochs = 1, .validation_split = 0.25});
    const std::string page = text_of(folder_.path("page.html"));
    EXPECT_EQ(occurrences(page, "<title>a run began after 1 epoch</title>"), 3u);
    EXPECT_EQ(occurrences(page, "<li>after 1 epoch: learning_rate: 0.5 now, "), 1u);
    EXPECT_EQ(occurrences(page, "after 1 epochs"), 0u);
    ReportedTrainer shortest({.batch_size = 64}, HtmlReport{.path = folder_.path("page.html")});
    shortest.fit(pictures, {.epochs = 1});
    const std::string tiles = text_of(folder_.path("page.html"));
    EXPECT_EQ(occurrences(tiles, "<title>Training report: page.html</title>"), 1u);
    EXPECT_EQ(occurrences(tiles, "<h1>Training report: page.html</h1>"), 1u);
    EXPECT_EQ(occurrences(tiles, "<b>1</b><span class=\"soft\">epoch</span>"), 1u);
    EXPECT_EQ(occurrences(tiles, "<b>1</b><span class=\"soft\">update</span>"), 1u);
}

TEST_F(HtmlReportTest, DrawsALearningRateThatChangesAndNamesOneThatDoesNot) {
    const std::string sentence =
        "<p class=\"soft\">The learning rate was 0.01 at the end of every epoch.</p>";
    const std::string chart = "<h3>learning rate</h3>";
    ReportedTrainer steady = trainer("page.html");
    fit(steady, 0);
    std::string page = text_of(folder_.path("page.html"));
    EXPECT_EQ(occurrences(page, sentence), 1u);
    EXPECT_EQ(occurrences(page, chart), 0u);
    steady.set_learning_rate(0.002);
    fit(steady, 0);
    page = text_of(folder_.path("page.html"));
    EXPECT_EQ(occurrences(page, "The learning rate was"), 0u);
    EXPECT_EQ(occurrences(page, chart), 1u);
    EXPECT_NE(page.find("<path class=\"curve s0\" d=\"M94.0 17.8H142.3V17.8H", page.find(chart)), page.npos);
}

TEST(HtmlReportOfSchedules, DrawsASlopeForARateThatChangesWithEachUpdate) {
    using Decaying = Sgd<ExponentialDecay>;
    Trainer<PictureNet, SparseCategoricalCrossentropy, Decaying> decaying(
        {.batch_size = 8},
        Decaying{.learning_rate = {.initial_rate = 0.1, .decay_steps = 4, .decay_rate = 0.5}});
    decaying.fit(pictures, {.epochs = 3});
    const std::string page = html_report(decaying.contents(), "decaying");
    const auto chart = page.find("<h3>learning rate</h3>");
    ASSERT_NE(chart, page.npos);
    EXPECT_NE(page.find("<path class=\"curve s0\" d=\"M190.7 17.8L287.3 ", chart), page.npos);
}

TEST_F(HtmlReportTest, TellsOfDriftBetweenRuns) {
    ReportedTrainer steady = trainer("steady.html");
    fit(steady, 0);
    fit(steady, 0);
    EXPECT_NE(text_of(folder_.path("steady.html")).find("<p>No drift: "), std::string::npos);

    std::vector<float> features;
    std::vector<std::uint32_t> labels;
    for (Index row = 0; row < pictures.rows(); ++row) {
        for (Index column = 0; column < 64; ++column)
            features.push_back(pictures.features().row(row)[column] + 10);
        labels.push_back(static_cast<std::uint32_t>(pictures.view().targets()[row]));
    }
    ReportedTrainer drifted = trainer("drifted.html");
    fit(drifted, 0);
    drifted.fit(Dataset<float, 64, Labels<3>>(features, labels), reported_run,
                at_batches([](const BatchReport&) {}));
    const std::string page = text_of(folder_.path("drifted.html"));
    EXPECT_NE(page.find("<li>after 3 epochs: data: the features have shifted: "), page.npos);
    EXPECT_EQ(page.find("No drift"), page.npos);
}

TEST_F(HtmlReportTest, ShowsWhatAForgedStateSaysAndNoMore) {
    ReportedTrainer finished = trainer("page.html");
    fit(finished, 0);
    const checkpoint::Contents honest = finished.contents();
    const auto forged_page = [&](const std::string& name, const std::vector<double>& numbers) {
        checkpoint::Contents contents = honest;
        for (checkpoint::Record& record : contents.records)
            if (record.name.ends_with(name)) {
                record.extents = {numbers.size()};
                const auto bytes = std::as_bytes(std::span(numbers));
                record.bytes = std::vector<std::byte>(bytes.begin(), bytes.end());
            }
        return html_report(contents, "forged");
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const std::string name : {"samples.numbers", "samples.labels", "samples.features",
                                   "samples.label_shares", "runs.starts", "data.means", "data.deviations",
                                   "data.targets", "history.loss", "inputs.means", "inputs.deviations"})
        for (const std::vector<double>& numbers : {std::vector<double>{},
                                                   {nan},
                                                   {-1, 1e300},
                                                   {nan, nan, nan},
                                                   std::vector<double>(700, 1e308),
                                                   std::vector<double>(64, -1e308)})
            EXPECT_TRUE(forged_page(name, numbers).ends_with("</html>\n")) << name;
    checkpoint::Contents contents = honest;
    contents.header.emplace_back("resumed", "1 <b> 2");
    EXPECT_EQ(html_report(contents, "forged").find("<b> 2"), std::string::npos);
}

TEST_F(HtmlReportTest, CurvesOfTwoRunsHaveALegendOfTwoLines) {
    ReportedTrainer finished = trainer("page.html");
    fit(finished, 0);
    finished.save(folder_.path("state.bin"));
    const checkpoint::File file = checkpoint::read_file(folder_.path("state.bin"));
    const report::StateView state(file);
    const std::string second_line = "translate(10 65)";
    EXPECT_EQ(occurrences(report::curves_file({{"a.bin", &state}}), second_line), 0u);
    EXPECT_EQ(occurrences(report::curves_file({{"a.bin", &state}, {"b.bin", &state}}), second_line), 2u);
}

TEST_F(HtmlReportTest, RefusesSettings) {
    ReportedTrainer nameless({.batch_size = 8}, HtmlReport{.path = ""});
    expect_error<ArgumentError>(
        [&] { fit(nameless, 0); },
        "HtmlReport's path is expected to name a file, such as 'report.html', found none");
    ReportedTrainer never({.batch_size = 8}, HtmlReport{.path = folder_.path("page.html"), .every = 0});
    expect_error<ArgumentError>([&] { fit(never, 0); },
                                "HtmlReport's every is expected to be at least 1, found 0");
}

}  // namespace
}  // namespace staticnn
