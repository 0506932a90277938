// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <cstdint>
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
    // Tables of settings stand at the end, behind those of each run.
    for (auto at = page.find(row, page.find("Where they differ")); at != page.npos;
         at = page.find(row, at + 1))
        ++count;
    return count;
}

TEST(PageOfTwoRuns, BeginsWithTheResults) {
    ComparedTrainer a = compared(1, 0.01, 5), b = compared(2, 0.01, 5);
    train_compared(a, samples);
    train_compared(b, samples);
    const std::string page = page_of_two(a, b);
    std::string::size_type before = 0;
    for (const std::string part :
         {"<h2>A: a.bin</h2>", ">best loss, epoch", "<h2>B: b.bin</h2>", ">best loss, epoch",
          "<div class=\"charts\">", "<h3>loss</h3>", "<h2>Where they differ</h2>",
          "<thead><tr><th>setting</th><th>A</th><th>B</th></tr></thead>", "<details>"}) {
        const auto at = page.find(part, before);
        ASSERT_NE(at, page.npos) << part << page;
        before = at + 1;
    }
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
    for (const std::string name :
         {"batch size", "seed", "loss", "optimizer", "global_clip_norm.limit", "run", "epochs", "updates",
          "runs began", "early_stopping.monitor", "optimizer.momentum.value"})
        EXPECT_EQ(rows_of(page, name), 0u) << name;
    const std::string values = page.substr(page.find("<details>"));
    for (const std::string leaf : {"optimizer.learning_rate", "conditions.learning_rate", "fingerprint",
                                   "patience", "header line", "batch_size"})
        EXPECT_EQ(values.find(leaf), values.npos) << leaf;
    EXPECT_NE(values.find("<li>network.0.kernel differs in "), values.npos);
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
    const std::string html = report::differences({"", &of_a}, {"", &of_other});
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
    const std::string html = report::differences({"", &of_other}, {"", &of_a});
    EXPECT_NE(html.find("global_<wbr>clip_<wbr>norm.<wbr>limit</th><td>–</td><td>1</td></tr>"), html.npos)
        << html;
    EXPECT_EQ(report::differences({"", &of_a}, {"", &of_a}),
              "<p>Nothing: the two states are the same to the last bit.</p>\n");
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
