// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/callbacks/json_lines_logger.hpp"

#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "log_epochs.hpp"
#include "small_training.hpp"

namespace staticnn {
namespace {

TEST(JsonLinesLogger, WritesWhatPythonWrites) {
    EXPECT_EQ(text_of_epochs(JsonLinesLogger{}), reference::json_text);
}

TEST(JsonLinesLogger, RefusesAPathThatCannotBeUsed) {
    const std::vector<std::string> names;
    expect_error<ArgumentError>(
        [&] { JsonLinesLogger{}.validate(names); },
        "JsonLinesLogger's path is expected to name a file, such as 'log.jsonl', found none");
    expect_error<FileError>([&] { JsonLinesLogger{.path = "/dev/null/log"}.validate(names); },
                            "cannot write '/dev/null/log': Not a directory");
}

// What the file does at interruptions is in epoch_log.hpp, and tested with CsvLogger.
using JsonLinesLoggerInTrainer = SmallTrainingTest;

TEST_F(JsonLinesLoggerInTrainer, WritesAnObjectAnEpoch) {
    SmallTrainer<JsonLinesLogger> trainer(small_batches, JsonLinesLogger{.path = path("log.jsonl")});
    trainer.fit(small_data(), {.epochs = 2});
    std::string expected;
    for (Index i = 0; i < 2; ++i)
        expected += "{\"epoch\": " + std::to_string(i + 1) +
                    ", \"loss\": " + text_of_number(trainer.history()["loss"][i]) +
                    ", \"val_loss\": null, \"learning_rate\": 0.01}\n";
    EXPECT_EQ(get(path("log.jsonl")), expected);
}

}  // namespace
}  // namespace staticnn
