// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "report/pictures.hpp"
#include "staticnn/report/html_report.hpp"
#include "staticnn/report/page.hpp"
#include "staticnn/training/callbacks/classification_report.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/callbacks/health_monitor.hpp"
#include "staticnn/training/callbacks/stochastic_weight_average.hpp"

namespace staticnn {
namespace {

TEST(HtmlReportOfCallbacks, HasATableForEachAndSaysWhatIsOff) {
    Trainer<Sequential<Dense<64, 6, Tanh>, Dense<6, 3, Softmax>>, SparseCategoricalCrossentropy, Sgd<>,
            Accuracy, EarlyStopping, HealthMonitor>
        watched({.batch_size = 8}, EarlyStopping{.monitor = "loss", .patience = EarlyStopping::never},
                HealthMonitor{.interval = 1, .saturated = 0});
    watched.network().assign("0.bias", std::vector<float>{100, 100, 100, 100, 100, 100});
    watched.fit(pictures, {.epochs = 2});
    const std::string page = html_report(watched.contents(), "watched");
    for (const std::string text :
         {"<h3>Early stopping</h3>", "<h3>Health monitor</h3>", "patience</th><td>never</td>",
          "baseline</th><td>none</td>", "monitor</th><td>loss</td>", "ended after 2 of 2 epochs</td>",
          "findings</th><td>1, at the top of the page</td>"})
        EXPECT_NE(page.find(text), page.npos) << text;
    EXPECT_EQ(page.find(">early_stopping.patience"), page.npos);
    EXPECT_EQ(page.find(">alive<"), page.npos);
}

TEST(HtmlReportOfCallbacks, HasFindingsAtTheTopAndSaysOfWhichEpochTheyAre) {
    using WatchedTrainer = Trainer<Sequential<Dense<64, 6, Tanh>, Dense<6, 3, Softmax>>,
                                   SparseCategoricalCrossentropy, Sgd<>, Accuracy, HealthMonitor>;
    const auto page_after = [](const HealthMonitor& settings, float bias, Index epochs) {
        WatchedTrainer watched({.batch_size = 8}, HealthMonitor(settings));
        watched.network().assign("0.bias", std::vector<float>(6, bias));
        watched.fit(pictures, {.epochs = epochs});
        return html_report(watched.contents(), "watched");
    };
    const std::string finding =
        "<ul>\n<li>layer 0, Dense&lt;64,6,Tanh&gt;: 100 % of the outputs are saturated";
    const std::string page = page_after({.interval = 1, .saturated = 0}, 100, 2);
    const auto title = page.find(
        "<h2>Findings</h2>\n<p class=\"soft\">Of epoch 2, of which HealthMonitor saw "
        "every batch. Findings of earlier epochs are not kept.</p>\n" +
        finding);
    EXPECT_NE(title, page.npos) << page;
    EXPECT_LT(page.find("class=\"tiles\""), title);
    EXPECT_LT(title, page.find("class=\"charts\""));
    EXPECT_EQ(occurrences(page, finding), 1u);
    EXPECT_NE(page_after({.interval = 2, .saturated = 0}, 100, 1)
                  .find("Of epoch 1, of which HealthMonitor saw one batch in 2."),
              page.npos);
    const std::string healthy = page_after({.interval = 1, .saturated = 1, .vanishing = 0}, 0, 1);
    EXPECT_EQ(healthy.find("<h2>Findings</h2>"), healthy.npos);
    EXPECT_NE(healthy.find("findings</th><td>none</td>"), healthy.npos);
}

TEST(HtmlReportOfCallbacks, SaysWhoEndedTheRunAndWhoseWeightsThereAre) {
    Trainer<PictureNet, SparseCategoricalCrossentropy, Sgd<>, Accuracy, EarlyStopping, ClassificationReport>
        stopped(
            {.batch_size = 8},
            EarlyStopping{.monitor = "loss", .min_delta = 1e6, .patience = 1, .restore_best_weights = true});
    stopped.fit(pictures, {.epochs = 9, .validation_split = 0.25});
    const std::string page = html_report(stopped.contents(), "stopped");
    const std::string epochs = std::to_string(stopped.epoch());
    ASSERT_LT(stopped.epoch(), 9u);
    for (const std::string& text :
         {"ended after " + epochs + " of 9 epochs, by early stopping</td>",
          "classified correctly after epoch " + epochs + ", with the weights of epoch 1, the best. A row",
          std::string("    trainer.fit(data, {.epochs = 9, .validation_split = 0.25});\n"),
          std::string(
              "<b>epoch\u00a01</b><span class=\"soft\">weights kept, the best by loss</span></div>\n")})
        EXPECT_NE(page.find(text), page.npos) << text;
}

TEST(HtmlReportOfCallbacks, TellsTheWeightsKeptFromTheBestOfOtherEpochs) {
    Trainer<PictureNet, SparseCategoricalCrossentropy, Sgd<>, EarlyStopping> restored(
        {.batch_size = 8}, EarlyStopping{.monitor = "loss",
                                         .patience = EarlyStopping::never,
                                         .mode = "max",
                                         .restore_best_weights = true});
    std::string open_page;
    restored.fit(pictures, {.epochs = 3}, at_epochs([&](const EpochReport& report) {
                     if (report.epoch == 2) open_page = html_report(restored.contents(), "open");
                 }));
    const auto kept = restored.callback<EarlyStopping>().best_epoch();
    const report::Best best = *report::best_of({"loss", restored.history()["loss"]});
    ASSERT_NE(kept, best.epoch);
    const std::string page = html_report(restored.contents(), "restored");
    EXPECT_EQ(occurrences(page, "best loss, epoch\u00a0" + std::to_string(best.epoch) +
                                    ", not of the weights kept</span>"),
              1u);
    EXPECT_EQ(occurrences(page, "<b>epoch\u00a0" + std::to_string(kept) + "</b>"), 1u);
    EXPECT_EQ(occurrences(open_page, "weights kept"), 0u);  // the run that would put them there goes on
}

TEST(HtmlReportOfCallbacks, SaysThatTheWeightsAreAMean) {
    Trainer<PictureNet, SparseCategoricalCrossentropy, Sgd<>, StochasticWeightAverage, ClassificationReport>
        averaged({.batch_size = 8}, StochasticWeightAverage{.start_from_epoch = 1, .replaces = true});
    averaged.fit(pictures, {.epochs = 3, .validation_split = 0.25});
    const std::string page = html_report(averaged.contents(), "averaged");
    for (const std::string text : {"after epoch 3, with the mean of the weights of 2 epochs. A row",
                                   "<b>2 epochs</b><span class=\"soft\">weights kept, their mean</span>",
                                   ", not of the weights kept</span>"})
        EXPECT_NE(page.find(text), page.npos) << text;
    averaged.fit(pictures, {.epochs = 3});
    EXPECT_NE(html_report(averaged.contents(), "averaged").find("after epoch 3. A row"), std::string::npos);
}

}  // namespace
}  // namespace staticnn
