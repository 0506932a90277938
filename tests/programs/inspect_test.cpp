// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "programs/generated_images.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "training/callbacks/small_training.hpp"

namespace programs {
namespace {

using Json = nlohmann::ordered_json;

constexpr int differs = 1;
constexpr int trouble = 2;

/// A checkpoint of two epochs of train_mnist, and the digest that it printed.
class Inspect : public WithImages<300> {
protected:
    const std::string file_ = path("a.bin");
    std::string digest_;

    void SetUp() override {
        const Result result = train(file_, "2");
        digest_ = Json::parse(result.last_line())["digest"];
    }

    Result train(const std::string& file, const std::string& epochs) const {
        const Result result = run("train_mnist", {"--batch", "128", "--epochs", epochs, "--seed", "5",
                                                  "--json", "--checkpoint", file});
        EXPECT_EQ(result.exit_code, 0) << result.errors;
        return result;
    }

    Result inspect(const std::vector<std::string>& arguments) const {
        return Process("staticnn-inspect", arguments, path("")).wait();
    }
    std::string output_of(const std::vector<std::string>& arguments) const {
        const Result result = inspect(arguments);
        EXPECT_EQ(result.exit_code, 0) << result.errors;
        EXPECT_EQ(result.errors, "");
        return result.output;
    }
    std::string copy(const std::string& name, std::size_t change_from_end = 0) const {
        std::string bytes = contents_of(file_);
        if (change_from_end != 0) bytes[bytes.size() - change_from_end] ^= 1;
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }
};

/// Columns of a terminal.
std::size_t width_of(const std::string& line) {
    std::size_t width = 0;
    for (const char byte : line) width += (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
    return width;
}

TEST_F(Inspect, ShowsAPersonWhatTheFileHolds) {
    const std::string text = output_of({file_});
    for (const char* part :
         {"  form                binary, format version 1\n",
          "\nusing Model = Sequential<\n    Dense<784, 512, Relu>,\n    Dropout<0.2>,\n"
          "    Dense<512, 10, Softmax>>;\n",
          "    Adam<>,\n    Accuracy,\n    EarlyStopping,\n    HealthMonitor,\n    ClassificationReport>;\n",
          "│ dense_1 (Dense) ", " Total params: 407,050 (1.55 MB)\n", " Forward FLOPs per sample: 813,578\n",
          "\nOptimizer Adam<>\n  learning rate       0.001 for the next update\n",
          "  beta_1              0.9\n", "  step                6\n", "  epoch               2\n",
          "  seed                5\n", "• loss   ◦ val_loss\n",
          "  weights             1.55 MB (1,628,200 bytes)\n"})
        EXPECT_NE(text.find(part), std::string::npos) << part << "\nis not in\n" << text;
    EXPECT_NE(text.find("  digest              " + digest_ + '\n'), std::string::npos);
    for (const std::string& line : lines_of(text))
        EXPECT_TRUE(width_of(line) <= 80 || line.starts_with(file_)) << line;
}

TEST_F(Inspect, ShowsValuesThatAreNoNumbers) {
    const auto best_of = [&](const staticnn::FitOptions& options) {
        staticnn::SmallTrainer<> trainer(staticnn::small_batches);
        trainer.network().assign("2.bias", std::vector<float>{std::nanf("")});
        trainer.fit(staticnn::small_data(), options);
        trainer.save(path("nan.bin"));
        const std::string text = output_of({path("nan.bin")});
        const std::size_t begin = text.find("\nBest\n");
        return text.substr(begin, text.find("\nSizes\n") - begin);
    };
    const std::string of_loss = "\nBest\n  loss                nan in every epoch\n";
    EXPECT_EQ(best_of({.epochs = 2}), of_loss);
    EXPECT_EQ(best_of(staticnn::small_run), of_loss + "  val_loss            nan in every epoch\n");
}

TEST_F(Inspect, SpeaksJson) {
    const Json json = Json::parse(output_of({"--json", file_}));
    EXPECT_EQ(json["topology"], "Sequential<Dense<784,512,Relu>,Dropout<0.2>,Dense<512,10,Softmax>>");
    EXPECT_EQ(
        json["trainer"],
        "Trainer<Sequential<Dense<784,512,Relu>,Dropout<0.2>,Dense<512,10,Softmax>>,"
        "SparseCategoricalCrossentropy,Adam<>,Accuracy,EarlyStopping,HealthMonitor,ClassificationReport>");
    EXPECT_EQ(json["parameters"], 407050);
    EXPECT_EQ(json["step"], 6);
    EXPECT_EQ(json["epoch"], 2);
    EXPECT_EQ(json["learning_rate"], 0.001);
    EXPECT_EQ(json["digest"], digest_);
    EXPECT_EQ(json["format"], "binary");
    EXPECT_EQ(json["version"], 1);
    EXPECT_EQ(json["kind"], "trainer");
    EXPECT_EQ(json["layers"][2]["shape"], Json({10}));
    EXPECT_EQ(json["optimizer"]["settings"]["beta_2"], 0.999);
    EXPECT_EQ(json["run"]["is_open"], false);
    EXPECT_EQ(json["history"]["loss"].size(), 2);
    const auto best_epoch = json["best"]["loss"]["epoch"].get<std::size_t>();
    EXPECT_EQ(json["best"]["loss"]["value"], json["history"]["loss"][best_epoch - 1]);
    EXPECT_EQ(json["sizes"]["file"], std::filesystem::file_size(file_));
}

TEST_F(Inspect, SaysWhatDiffers) {
    EXPECT_EQ(inspect({"diff", file_, copy("same.bin")}).exit_code, 0);
    train(path("b.bin"), "1");
    const Result result = inspect({"diff", file_, path("b.bin")});
    EXPECT_EQ(result.exit_code, differs);
    const std::vector<std::string> lines = lines_of(result.output);
    EXPECT_TRUE(lines.front().starts_with("network.0.kernel differs in ")) << lines.front();
    EXPECT_NE(lines.front().find(" of 401408 values, first at ["), std::string::npos) << lines.front();
    EXPECT_NE(result.output.find("\nstep is 6 and 3\n"), std::string::npos) << result.output;
    EXPECT_NE(result.output.find("\nhistory.loss is float64 2 and float64 1\n"), std::string::npos);
}

TEST_F(Inspect, VerifiesAFile) {
    EXPECT_EQ(output_of({"verify", file_}), file_ + " is intact, digest " + digest_ + '\n');
    const Result damaged = inspect({"verify", copy("damaged.bin", 100)});
    EXPECT_EQ(damaged.exit_code, 1);
    EXPECT_TRUE(damaged.errors.starts_with('\'' + path("damaged.bin") + "' is not an intact checkpoint: "))
        << damaged.errors;
    EXPECT_EQ(inspect({path("damaged.bin")}).exit_code, trouble);
    EXPECT_EQ(inspect({"diff", file_, path("damaged.bin")}).exit_code, trouble);
}

TEST_F(Inspect, ConvertsBetweenTheForms) {
    const std::string digest_line = "digest " + digest_ + '\n';
    EXPECT_EQ(output_of({"convert", file_, "a.xml"}), digest_line);
    EXPECT_EQ(output_of({"convert", "a.xml", "again.bin"}), digest_line);
    EXPECT_EQ(contents_of(path("again.bin")), contents_of(file_));
    EXPECT_EQ(inspect({"convert", file_, "a.json"}).exit_code, trouble);
}

TEST_F(Inspect, ReportsTrouble) {
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                      {"--wrong"},
                                                      {"verify"},
                                                      {"diff", file_},
                                                      {"--json"},
                                                      {"absent.bin"},
                                                      {"verify", "absent.bin"},
                                                      {"convert", "absent.bin", "b.bin"},
                                                      {"--json", "--emit-cpp", file_}}) {
        const Result result = inspect(arguments);
        EXPECT_EQ(result.exit_code, trouble) << result.output;
        EXPECT_EQ(result.output, "");
        EXPECT_NE(result.errors, "");
    }
    EXPECT_EQ(inspect({"--help"}).exit_code, 0);
}

// A header need not say more than the kind.
TEST_F(Inspect, ShowsAnyKindOfFile) {
    staticnn::checkpoint::Contents contents;
    contents.header = {{"kind", "notes"}};
    contents.records = {{"network.0.kernel", staticnn::ElementType::float32, {1}, std::vector<std::byte>(4)}};
    staticnn::checkpoint::write_file(path("notes.xml"), contents);
    EXPECT_NE(output_of({"notes.xml"}).find("'notes.xml' does not describe its layers: "), std::string::npos);
    const Json json = Json::parse(output_of({"notes.xml", "--json"}));
    EXPECT_EQ(json["kind"], "notes");
    EXPECT_EQ(json["format"], "xml");
    EXPECT_EQ(json["parameters"], 1);
    for (const char* key : {"topology", "trainer", "step", "epoch", "learning_rate"})
        EXPECT_TRUE(json[key].is_null()) << key;
    EXPECT_EQ(inspect({"notes.xml", "--emit-cpp"}).errors,
              "'notes.xml' cannot be turned into C++: expected a type, found ''\n");
}

// That such a header compiles and loads the file is for tests/emitted to show.
TEST_F(Inspect, WritesTheTypesAsAHeader) {
    const std::string text = output_of({"--emit-cpp", file_});
    EXPECT_NE(text.find("#pragma once\n\n#include <staticnn/staticnn.hpp>\n\nnamespace saved {\n"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("    return ModelTrainer({.batch_size = 128, .seed = 5u}, optimizer());\n"),
              std::string::npos);
}

}  // namespace
}  // namespace programs
