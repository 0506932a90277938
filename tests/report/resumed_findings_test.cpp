// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <cstdint>
#include <sstream>
#include <string>

#include "staticnn/report/html_report.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/callbacks/health_monitor.hpp"
#include "support/temporary_folder.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

using MonitoredTrainer = Trainer<Sequential<Dense<64, 6, Tanh>, Dense<6, 3, Softmax>>,
                                 SparseCategoricalCrossentropy, Sgd<>, EarlyStopping, HealthMonitor>;

MonitoredTrainer monitored_trainer() {
    // Of a loss that shrinks the first epoch is the best by "max", so that its weights come back.
    return MonitoredTrainer(
        {.batch_size = 8},
        EarlyStopping{
            .monitor = "loss", .patience = EarlyStopping::never, .mode = "max", .restore_best_weights = true},
        HealthMonitor{.interval = 2, .saturated = 0});
}

std::string page_without_marks(const MonitoredTrainer& trainer) {
    std::istringstream lines(html_report(trainer.contents(), "A training"));
    std::string rest;
    for (std::string line; std::getline(lines, line);)
        if (line.find("class=\"resumed\"") == line.npos) rest += line + '\n';
    return rest;
}

TEST(ResumedFindings, AreThoseOfAnUninterruptedTraining) {
    const auto data = class_samples<float, 64, 3>(40);
    const TemporaryFolder folder;
    std::string expected;
    for (std::uint64_t pause_at = 0; pause_at <= 10; ++pause_at) {  // of two epochs; 0: never
        MonitoredTrainer part = monitored_trainer();
        part.fit(data, {.epochs = 2}, at_batches([&](const BatchReport& report) {
                     if (report.step == pause_at) part.pause();
                 }));
        if (pause_at == 0) {
            expected = page_without_marks(part);
            for (const std::string text : {"<h2>Findings</h2>\n<p class=\"soft\">Of epoch 2, ",
                                           "<b>epoch\u00a01</b><span class=\"soft\">weights kept"})
                EXPECT_NE(expected.find(text), expected.npos) << text;
            continue;
        }
        part.save(folder.path("part.bin"));
        MonitoredTrainer rest = monitored_trainer();
        rest.load(folder.path("part.bin"));
        rest.resume(data);
        EXPECT_EQ(page_without_marks(rest), expected) << pause_at;
    }
}

}  // namespace
}  // namespace staticnn
