// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "staticnn/report/page.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/update_rules/global_clip_norm.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

using ComparedTrainer = Trainer<ClassifierNet, SparseCategoricalCrossentropy, Sgd<Momentum>, Accuracy,
                                EarlyStopping, GlobalClipNorm>;

ComparedTrainer compared(std::uint64_t seed, double rate, std::uint64_t patience) {
    return ComparedTrainer({.batch_size = 8, .seed = seed}, Sgd<Momentum>{.learning_rate = rate},
                           EarlyStopping{.monitor = "loss", .patience = patience});
}

void train_compared(ComparedTrainer& trainer, const ClassifierData& data, std::uint64_t pause_at = 0,
                    double split = 0) {
    trainer.fit(data, {.epochs = 2, .validation_split = split}, at_batches([&](const BatchReport& report) {
                    if (report.step == pause_at) trainer.pause();
                }));
}

std::string page_of_two(const ComparedTrainer& a, const ComparedTrainer& b) {
    const checkpoint::File files[]{{a.contents(), checkpoint::Format::binary},
                                   {b.contents(), checkpoint::Format::binary}};
    const report::StateView states[]{report::StateView(files[0]), report::StateView(files[1])};
    return report::page_of({"a.bin", &states[0]}, {"b.bin", &states[1]}, "two");
}

Index rows_of(const std::string& page, const std::string& name) {
    const std::string row = "<tr><th scope=\"row\">" + report::breakable(name) + "</th>";
    Index count = 0;
    for (auto at = page.find(row); at != page.npos; at = page.find(row, at + 1)) ++count;
    return count;
}

TEST(PageOfTwoRuns, BeginsWithTheResults) {
    ComparedTrainer a = compared(1, 0.01, 5), b = compared(2, 0.01, 5);
    train_compared(a, samples);
    train_compared(b, samples);
    const std::string page = page_of_two(a, b);
    std::string::size_type before = 0;
    for (const std::string part :
         {"<h1>two</h1>", "A: a.bin: ended after 2 of 2 epochs, 8 updates, 51 parameters</p>",
          "B: b.bin: ended after 2 of 2 epochs", "<thead><tr><th></th><th>A</th><th>B</th></tr></thead>",
          ">best loss</th>", ">last loss</th>", ">best accuracy</th>", ">Settings that differ</th>",
          ">seed</th><td>1</td><td>2</td>", "<div class=\"charts\">", "<h3>loss</h3>",
          "<h2>Values that differ</h2>", "<details>"}) {
        const auto at = page.find(part, before);
        ASSERT_NE(at, page.npos) << part << page;
        before = at + 1;
    }
}

/// The row of a table of two histories of one name.
std::string result_row(const std::string& which, const std::string& name, const std::vector<double>& a,
                       const std::vector<double>& b, bool has_same_loss = true, double split_of_b = 0) {
    const auto file_with = [&](const std::vector<double>& values, double split) {
        checkpoint::File file;
        const auto bytes = std::as_bytes(std::span(values)), share = std::as_bytes(std::span(&split, 1));
        file.records.push_back({"run.validation_split",
                                ElementType::float64,
                                {},
                                std::vector<std::byte>(share.begin(), share.end())});
        file.records.push_back({"history." + name,
                                ElementType::float64,
                                {values.size()},
                                std::vector<std::byte>(bytes.begin(), bytes.end())});
        return file;
    };
    const checkpoint::File of_a = file_with(a, 0), of_b = file_with(b, split_of_b);
    const std::string rows =
        report::ResultRows(report::StateView(of_a), report::StateView(of_b), has_same_loss).html();
    const std::string begin = "<tr><th scope=\"row\">" + which + ' ' + report::breakable(name) + "</th>";
    const auto at = rows.find(begin);
    if (at == rows.npos) return "no row in " + rows;
    return rows.substr(at + begin.size(), rows.find("</tr>", at) - at - begin.size());
}

TEST(ResultsOfTwoRuns, MarkTheBetterOne) {
    const std::string nbsp = "\u00a0", better = " <span class=\"soft\">better</span></td>";
    EXPECT_EQ(result_row("best", "val_loss", {0.5, 0.25, 0.75}, {0.3}),
              "<td><b>0.2500</b>, epoch" + nbsp + "2" + better + "<td>0.3000, epoch" + nbsp + "1</td>");
    EXPECT_EQ(result_row("last", "val_loss", {0.5, 0.25, 0.75}, {0.3}),
              "<td>0.7500, epoch" + nbsp + "3</td><td><b>0.3000</b>, epoch" + nbsp + "1" + better);
    EXPECT_EQ(result_row("best", "accuracy", {0.5}, {0.25}),
              "<td><b>0.5000</b>, epoch" + nbsp + "1" + better + "<td>0.2500, epoch" + nbsp + "1</td>");
}

TEST(ResultsOfTwoRuns, RankNothingThatCannotBeCompared) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    for (const std::string& row :
         {result_row("best", "loss", {0.50001}, {0.50002}), result_row("best", "loss", {0.5}, {none}),
          result_row("best", "loss", {0.5}, {0.25}, false), result_row("best", "val_loss", {}, {0.25}),
          result_row("best", "val_loss", {0.5}, {0.25}, true, 0.1)}) {
        EXPECT_EQ(row.find("better"), row.npos) << row;
        EXPECT_NE(row.find(", epoch"), row.npos) << row;
    }
    EXPECT_NE(result_row("best", "loss", {0.5}, {0.25}, true, 0.1).find("<b>0.2500</b>"), std::string::npos);
    EXPECT_NE(result_row("last", "loss", {0.5, none}, {0.75}).find("<b>0.7500</b>"), std::string::npos);
}

TEST(PageOfTwoRuns, HasARowForEachSettingThatDiffers) {
    ComparedTrainer a = compared(1, 0.01, 5), b = compared(1, 0.02, EarlyStopping::never);
    std::vector<float> features;
    std::vector<std::uint32_t> labels;
    for (Index row = 0; row < samples.rows(); ++row) {
        for (const float value : samples.features().row(row)) features.push_back(value + 1);
        labels.push_back(static_cast<std::uint32_t>(samples.view().targets()[row]));
    }
    train_compared(a, samples);
    train_compared(b, ClassifierData(features, labels));
    const std::string page = page_of_two(a, b);
    for (const std::string row : {"learning rate of the next update</th><td>0.01</td><td>0.02</td>",
                                  "early_<wbr>stopping.<wbr>patience</th><td>5</td><td>never</td>"})
        EXPECT_NE(page.find("<tr><th scope=\"row\">" + row + "</tr>\n"), page.npos) << row;
    EXPECT_NE(page.find("The learning rate was in A 0.01, in B 0.02 at the end of every epoch."), page.npos);
    EXPECT_EQ(rows_of(page, "fingerprint of the data"), 1u);
    const auto fingerprint = report::fingerprint_text(profile_of(samples.view()).fingerprint);
    EXPECT_NE(page.find("<td>" + fingerprint + "</td><td>"), page.npos) << fingerprint;
    for (const std::string name : {"early_stopping.best", "early_stopping.wait", "batch size", "seed", "loss",
                                   "optimizer", "global_clip_norm.limit", "run", "epochs", "updates",
                                   "runs began", "early_stopping.monitor", "optimizer.momentum.value"})
        EXPECT_EQ(rows_of(page, name), 0u) << name;
    const std::string values = page.substr(page.find("<details>"));
    for (const std::string leaf : {"optimizer.learning_rate", "conditions.learning_rate", "fingerprint",
                                   "patience", "header line", "batch_size"})
        EXPECT_EQ(values.find(leaf), values.npos) << leaf;
    EXPECT_NE(values.find("<li>network.0.kernel differs in "), values.npos);
    EXPECT_NE(values.find("<li>callbacks.early_stopping.best is "), values.npos) << values;
    EXPECT_NE(values.find("<li>conditions.data.means differs in "), values.npos);
}

TEST(PageOfTwoRuns, HasTextsOfSeveralLinesInOne) {
    ComparedTrainer a = compared(1, 0.01, 5);
    train_compared(a, samples);
    checkpoint::File file{a.contents(), checkpoint::Format::binary}, other = file;
    const auto set_text = [](checkpoint::File& in, const std::string& text) {
        for (checkpoint::Record& record : in.records)
            if (record.name == "callbacks.early_stopping.monitor") {
                record.extents = {text.size()};
                record.bytes = checkpoint::SharedBytes::copy_of(text);
            }
    };
    set_text(file, "");
    set_text(other, "one\ntwo, 3\n");
    const report::StateView of_a(file), of_other(other);
    const std::string html = report::comparison({"", &of_a}, {"", &of_other}, "");
    EXPECT_NE(html.find("early_<wbr>stopping.<wbr>monitor</th><td>–</td><td>one; two, 3</td></tr>"),
              html.npos)
        << html;
}

TEST(PageOfTwoRuns, SaysWhatOnlyOneHas) {
    ComparedTrainer a = compared(1, 0.01, 5);
    train_compared(a, samples);
    checkpoint::File file{a.contents(), checkpoint::Format::binary}, other = file;
    std::erase_if(other.records,
                  [](const auto& record) { return record.name == "update_rules.global_clip_norm.limit"; });
    const report::StateView of_a(file), of_other(other);
    const std::string html = report::comparison({"", &of_other}, {"", &of_a}, "");
    EXPECT_NE(html.find("global_<wbr>clip_<wbr>norm.<wbr>limit</th><td>–</td><td>1</td></tr>"), html.npos)
        << html;
    const std::string same = report::comparison({"", &of_a}, {"", &of_a}, "");
    EXPECT_TRUE(
        same.ends_with(">No setting differs</th></tr>\n</table></div>\n"
                       "<p>The two states are the same to the last bit.</p>\n</section>\n"))
        << same;
    EXPECT_EQ(html.find("No setting differs"), html.npos);
}

TEST(PageOfTwoRuns, MarksWhereEachWasResumedAndIsTheSameOtherwise) {
    ComparedTrainer a = compared(1, 0.01, 5), b = compared(2, 0.01, 5), part = compared(2, 0.01, 5),
                    rest = compared(2, 0.01, 5);
    train_compared(a, samples);
    train_compared(b, samples);
    train_compared(part, samples, 3);
    rest.load_bytes(part.save_bytes());
    rest.resume(samples, at_batches([](const BatchReport&) {}));
    const std::string whole = page_of_two(a, b), resumed = page_of_two(a, rest);
    EXPECT_EQ(whole.find("class=\"resumed\""), whole.npos);
    EXPECT_NE(resumed.find("<g class=\"s1\"><path class=\"resumed\""), resumed.npos);
    EXPECT_NE(resumed.find("<title>B: resumed in epoch 1, after 3 of 4 updates</title>"), resumed.npos);
    std::string rest_of_page;
    for (std::string::size_type begin = 0, end; (end = resumed.find('\n', begin)) != resumed.npos;
         begin = end + 1) {
        const std::string line = resumed.substr(begin, end + 1 - begin);
        if (line.find("class=\"resumed\"") == line.npos) rest_of_page += line;
    }
    EXPECT_EQ(rest_of_page, whole);
}

TEST(CurvesOfTwoRuns, HaveRoomForALegendOfThreeLines) {
    ComparedTrainer twice = compared(1, 0.01, 5), resumed = compared(1, 0.01, 5);
    train_compared(twice, samples, 0, 0.25);
    train_compared(twice, samples, 10, 0.25);
    resumed.load_bytes(twice.save_bytes());
    resumed.resume(samples, at_batches([](const BatchReport&) {}));
    const checkpoint::File file{resumed.contents(), checkpoint::Format::binary};
    const report::StateView state(file);
    const auto height_of_charts = [&](const std::vector<report::Run>& runs) {
        const std::string svg = report::curves_file(runs), begin = "<g transform=\"translate(0 ";
        return std::stoi(svg.substr(svg.find(begin) + begin.size()));
    };
    const std::string two = report::curves_file({{"a.bin", &state}, {"b.bin", &state}});
    EXPECT_NE(two.find("translate(10 65)"), two.npos);
    EXPECT_NE(two.find("translate(10 87)"), two.npos) << two;
    EXPECT_EQ(two.find("translate(10 109)"), two.npos);
    EXPECT_GT(height_of_charts({{"a.bin", &state}, {"b.bin", &state}}), 87 + 22);
    EXPECT_LT(height_of_charts({{"a.bin", &state}}), 87 + 22);
}

}  // namespace
}  // namespace staticnn
