// SPDX-License-Identifier: BSL-1.0
#include "staticnn/report/reproduction.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "laws/units.hpp"
#include "staticnn/report/html_report.hpp"
#include "staticnn/report/known_parts.hpp"
#include "staticnn/training/callbacks/csv_logger.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/callbacks/health_monitor.hpp"
#include "staticnn/training/update_rules/global_clip_norm.hpp"
#include "support/temporary_folder.hpp"
#include "training/small_classifier.hpp"

// That such a program compiles and comes to the same bits is for tests/emitted to show.
namespace staticnn {
namespace {

const auto reproduced_data = class_samples<float, 4, 3>(26);

template <class SomeTrainer>
std::string program_of(const SomeTrainer& trainer, const std::string& path = "") {
    const checkpoint::File file{trainer.contents(), checkpoint::Format::binary};
    const report::StateView state(file);
    return report::Reproduction({path, &state}).text();
}

bool has_line(const std::string& program, const std::string& line) {
    return program.find('\n' + line + '\n') != program.npos;
}

TEST(Reproduction, HasTheSettingsThatAreNotTheDefaults) {
    using Rich = Trainer<ClassifierNet, SparseCategoricalCrossentropy, Sgd<Momentum>, Accuracy, EarlyStopping,
                         HealthMonitor, EarlyStopping, CsvLogger, GlobalClipNorm>;
    const TemporaryFolder folder;
    Rich rich(batches_of_8, Sgd<Momentum>{.momentum = {0.5}}, EarlyStopping{.monitor = "loss", .patience = 7},
              EarlyStopping{.patience = EarlyStopping::never},
              CsvLogger{.path = folder.path("log.csv"), .separator = ";"}, GlobalClipNorm{2.5});
    rich.set_rate_factor("2.bias", 0.5);
    rich.fit(reproduced_data, {.epochs = 2, .shuffle = false}, validation_data(reproduced_data));
    const std::string program = program_of(rich);
    for (const std::string line :
         {"template <class Data, class Validation>", "    Sgd<Momentum> optimizer;",
          "    optimizer.learning_rate = 0.01;", "    optimizer.momentum.value = 0.5;",
          "    EarlyStopping early_stopping;", "    early_stopping.monitor = \"loss\";",
          "    early_stopping.patience = 7u;", "    EarlyStopping early_stopping_2;",
          "    early_stopping_2.patience = EarlyStopping::never;", "    CsvLogger csv_logger;",
          "    csv_logger.path = \"log.csv\";  // whatever it was", "    csv_logger.separator = \";\";",
          "    global_clip_norm.limit = 2.5;",
          "    ModelTrainer trainer({.batch_size = 8, .seed = 3}, optimizer,\n"
          "                         early_stopping, early_stopping_2, csv_logger,\n"
          "                         global_clip_norm);",
          "    trainer.set_rate_factor(\"2.bias\", 0.5);",
          "    trainer.fit(data, {.epochs = 2, .shuffle = false}, validation_data(validation));"})
        EXPECT_TRUE(has_line(program, line)) << line << '\n' << program;
    for (const std::string text : {"health_monitor", "early_stopping.mode", "early_stopping.wait"})
        EXPECT_EQ(program.find(text), program.npos) << text;
}

TEST(Reproduction, GoesOnWithAnOpenRun) {
    const std::string program =
        program_of(paused_at(3, {.epochs = 2, .validation_split = 0.25}), "a \"b\".bin");
    EXPECT_TRUE(has_line(program, "    trainer.load(\"a \\\"b\\\".bin\");\n    trainer.resume(data);"))
        << program;
    EXPECT_EQ(program.find("trainer.fit"), program.npos);
}

TEST(Reproduction, HasACallForEachRunAndSaysWhatChangedBetweenThem) {
    Classifier twice(batches_of_8);
    fit(twice, {.epochs = 3, .validation_split = 0.25});
    twice.set_learning_rate(0.002);
    twice.fit(reproduced_data, {.epochs = 1, .validation_split = 0.5}, at_batches([](const BatchReport&) {}),
              at_epochs([](const EpochReport&) {}));
    const std::string program = program_of(twice);
    EXPECT_TRUE(has_line(program, "    optimizer.learning_rate = 0.01;  // that of the first epoch"))
        << program;
    EXPECT_TRUE(has_line(program,
                         "    trainer.fit(data, {.epochs = 3, .validation_split = 0.5});\n"
                         "    trainer.set_learning_rate(0.002);\n"
                         "    trainer.fit(data, {.epochs = 1, .validation_split = 0.5});"))
        << program;
    EXPECT_NE(program.find("    // Of earlier runs the file knows the epochs; "), program.npos);
}

TEST(Reproduction, PromisesNoBitsWhereTheRateChangedWithinARun) {
    const auto promise = [](const Classifier& trainer) {
        const checkpoint::File file{trainer.contents(), checkpoint::Format::binary};
        const report::StateView state(file);
        const std::string html = report::reproduction({"", &state});
        return html.substr(html.find("<p class"));
    };
    const auto finish = [](Classifier& trainer) {
        trainer.resume(samples.view(), at_batches([](const BatchReport&) {}),
                       at_epochs([](const EpochReport&) {}));
    };
    Classifier same = paused_at(6, {.epochs = 3}), changed = same;
    finish(same);
    changed.set_learning_rate(0.002);
    EXPECT_NE(promise(changed).find("give the same bits"), std::string::npos) << "it goes on to them";
    finish(changed);
    EXPECT_NE(promise(same).find("give the same bits"), std::string::npos);
    const std::string sentence =
        "The learning rate was changed within a run, in epoch 2: this program does not come to the same "
        "bits.";
    EXPECT_TRUE(promise(changed).starts_with("<p class=\"soft\">" + sentence)) << promise(changed);
    EXPECT_EQ(promise(changed).find("give the same bits"), std::string::npos);
    const std::string program = program_of(changed);
    EXPECT_TRUE(has_line(program, "// " + sentence)) << program;
    EXPECT_TRUE(
        has_line(program,
                 "    // not in this program, in epoch 2 of all: learning_rate: 0.002 now, 0.01 in this "
                 "run before it was interrupted.\n    trainer.fit(data, {.epochs = 3});"))
        << program;
}

TEST(Reproduction, PromisesBitsWhereTheRateChangedBetweenRuns) {
    Classifier twice(batches_of_8);
    fit(twice, {.epochs = 1});
    twice.set_learning_rate(0.002);
    fit(twice, {.epochs = 1});
    EXPECT_EQ(program_of(twice).find("does not come"), std::string::npos);
}

/// Has a setting that nothing tells from its memory.
struct OwnCounter {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "own_counter";
    std::uint64_t limit = 4, count = 0;
    static constexpr auto members() {
        return describe(setting<"limit">(&OwnCounter::limit), member<"count">(&OwnCounter::count));
    }
};

TEST(Reproduction, SaysWhatItDoesNotKnow) {
    Trainer<ClassifierNet, SparseCategoricalCrossentropy, Sgd<>, OwnCounter> counted({.batch_size = 8});
    counted.fit(reproduced_data, {.epochs = 1});
    const std::string program = program_of(counted);
    EXPECT_TRUE(
        has_line(program, "    // The file does not tell the settings of own_counter from its memory."))
        << program;
    EXPECT_NE(program.find("\n// The types name no initializers: "), program.npos);
    EXPECT_NE(program.find("\n// The file does not know of class_weights, "), program.npos);
    EXPECT_TRUE(has_line(program, "template <class Data>"));
    EXPECT_TRUE(has_line(program, "    trainer.fit(data, {.epochs = 1});"));
}

TEST(Reproduction, SaysWhenItsEpochsAreNotAllBatches) {
    Classifier trainer({.batch_size = 8, .seed = ~std::uint64_t{0}});
    trainer.fit(reproduced_data, {.epochs = 2});
    const std::string comment = "    // The file has seen ";
    EXPECT_EQ(program_of(trainer).find(comment), std::string::npos);
    EXPECT_NE(program_of(trainer).find(".seed = 18446744073709551615u}"), std::string::npos);
    trainer.train_on_batch(reproduced_data.take(8));
    EXPECT_NE(program_of(trainer).find(comment + "9 batches, these epochs are 8: "), std::string::npos)
        << program_of(trainer);
}

TEST(Reproduction, WritesNothingOfAForgedFileIntoAProgram) {
    Classifier trainer(batches_of_8);
    trainer.fit(reproduced_data, {.epochs = 1});
    checkpoint::File file{trainer.contents(), checkpoint::Format::binary};
    for (const std::string type : {"Trainer<int;int evil=system(\"x\");using Z=A<B>,Loss,Sgd<>>",
                                   "Trainer<Sequential<?>,Loss,Sgd<>>"}) {
        for (auto& [key, value] : file.header)
            if (key == "trainer") value = type;
        const report::StateView state(file);
        EXPECT_TRUE(report::reproduction({"", &state}).starts_with("<p class=\"soft\">There is no program"))
            << type;
    }
}

template <class... Callbacks>
void expect_known(laws::List<Callbacks...>) {
    const auto is_known = [](const report::KnownPart& wanted) {
        for (const report::KnownPart& part : report::known_parts())
            if (part.name == wanted.name) return true;
        return wanted.settings.empty() ||
               wanted.name == "learning_rate_scheduler";  // of a rule of the user's
    };
    for (const report::KnownPart& part : {report::known_part<Callbacks>()...})
        EXPECT_TRUE(is_known(part)) << part.name;
}

TEST(KnownParts, AreAllCallbacksWithSettings) { expect_known(laws::Callbacks{}); }

// Of these the page knows no class: it would be part of itself, or needs another library.
TEST(KnownParts, NameTheSettingOfHtmlReport) {
    const report::KnownPart expected = report::known_part<HtmlReport>();
    for (const report::KnownPart& part : report::known_parts())
        if (part.name == expected.name) {
            EXPECT_EQ(part.type, expected.type);
            EXPECT_EQ(part.settings, expected.settings);
            return;
        }
    FAIL();
}

TEST(KnownParts, AreNumberedFromTheSecondOn) {
    EXPECT_TRUE(report::is_numbered("csv_logger", "csv_logger"));
    EXPECT_TRUE(report::is_numbered("csv_logger_12", "csv_logger"));
    for (const std::string name : {"csv_logger_", "csv_logger_b", "csv", "csv_logger2", "json_lines_logger"})
        EXPECT_FALSE(report::is_numbered(name, "csv_logger")) << name;
}

TEST(Literals, OfTextsAreThoseOfAProgram) {
    EXPECT_EQ(report::string_literal("a\"b\\c\n1\xff"), "\"a\\\"b\\\\c\\0121\\377\"");
}

}  // namespace
}  // namespace staticnn
