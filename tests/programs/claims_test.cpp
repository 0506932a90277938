// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "programs/generated_images.hpp"
#include "staticnn/data/mnist.hpp"

namespace programs {
namespace {

using Arguments = std::vector<std::string>;

Result run(const std::string& program, const Arguments& arguments) {
    const TemporaryFolder folder;
    return Process(program, arguments, folder.path()).wait();
}

/// The number behind the line "name=", NaN when there is none.
double value_of(const Result& result, const std::string& name) {
    for (const std::string& line : lines_of(result.output))
        if (line.starts_with(name + "=")) return std::stod(line.substr(name.size() + 1));
    return std::nan("");
}

/// A CSV file with 14 features and 3 targets, which target(features, number) computes.
template <class Target>
std::string table(const TemporaryFolder& folder, const Target& target) {
    std::mt19937 random(1);
    std::ostringstream text;
    for (int column = 0; column < 17; ++column) text << (column == 0 ? "" : ",") << "column " << column;
    text << '\n';
    for (int row = 0; row < 1000; ++row) {
        std::vector<double> features;
        for (int column = 0; column < 14; ++column) {
            features.push_back(static_cast<double>(random() % 2000) / 1000 - 1);
            text << features.back() << ',';
        }
        for (std::size_t number = 0; number < 3; ++number)
            text << target(features, number) << (number < 2 ? ',' : '\n');
    }
    const std::string bytes = text.str();
    return folder.write("table.csv", Bytes(bytes.begin(), bytes.end()));
}

TEST(Xor, AnswersAllFourQuestions) {
    const Result result = run("xor", {});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_EQ(value_of(result, "accuracy"), 1);
    EXPECT_LE(value_of(result, "loss"), 0.01);
}

TEST(Firewall, LeavesTheNetworkToItsOwnFile) {
    const Result result = run("firewall", {});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_GE(value_of(result, "one"), 0.9);
    EXPECT_LE(value_of(result, "zero"), 0.1);
}

TEST(TimeSeries, ForeseesBetterThanThatNothingChanges) {
    const Result result = run("time_series", {"--seed", "3"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_LE(value_of(result, "error_ratio"), 0.07);
}

// Nothing is claimed of times: what the machine does meanwhile is no property of a program.
TEST(AudioCallback, PlaysTheAmplifierThatItHasLearned) {
    const Result result = run("audio_callback", {});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_LE(value_of(result, "error_to_signal"), 0.0001);
    EXPECT_NE(result.output.find("bits_of_the_trainer=yes\n"), std::string::npos) << result.output;
    EXPECT_GT(value_of(result, "worst_microseconds"), 0);
}

TEST(ControlLoop, BalancesThePole) {
    const Result result = run("control_loop", {});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_EQ(value_of(result, "balanced_seconds"), 60);
    EXPECT_LE(value_of(result, "last_angle"), 0.01);
    EXPECT_GT(value_of(result, "worst_microseconds"), 0);
}

TEST(Regression, BeatsLinearRegressionOnMeasurements) {
    if (!std::filesystem::exists("/usr/share/doc/libfann-dev/examples/datasets/building.train")) {
        const Result result = run("regression", {});
        EXPECT_EQ(result.exit_code, 1);
        EXPECT_NE(result.errors.find("sudo apt-get install"), std::string::npos) << result.errors;
        EXPECT_NE(result.errors.find(" libfann-doc`"), std::string::npos) << result.errors;
        GTEST_SKIP() << "libfann-doc is not installed, or without its files";
    }
    const Result result = run("regression", {"--seed", "1"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_GE(value_of(result, "r2"), 0.78);
    EXPECT_GE(value_of(result, "r2_above_linear"), 0.05);
}

TEST(Regression, LearnsFromACsvFile) {
    const TemporaryFolder folder;
    const std::string path = table(folder, [](const std::vector<double>& features, std::size_t number) {
        return features[number] * features[number] + features[number + 3];
    });
    const Result result = run("regression", {"--data", path});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_TRUE(result.output.starts_with("600 rows to train on, 150 to tell when to stop, 250 to test\n"))
        << result.output;
    EXPECT_GE(value_of(result, "r2"), 0.78);
}

TEST(Regression, AdmitsThatALineIsAsGood) {
    const TemporaryFolder folder;
    const std::string path = table(folder, [](const std::vector<double>& features, std::size_t number) {
        return features[number] - 2 * features[number + 1];
    });
    const Result result = run("regression", {"--data", path});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_GE(value_of(result, "r2"), 0.78);
    EXPECT_TRUE(result.errors.starts_with("r2_above_linear is claimed to be at least 0.05, found "))
        << result.errors;
}

TEST(Regression, NamesTheLineThatIsNotANumber) {
    const TemporaryFolder folder;
    const std::string path =
        table(folder, [](const std::vector<double>&, std::size_t) { return std::string("much"); });
    const Result result = run("regression", {"--data", path});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.errors,
              path + ": line 2, column 15 (column 14): expected a finite number, found 'much'\n");
}

TEST(Autoencoder, DrawsBetterThanTheMeanImage) {
    if (!staticnn::find_fashion_mnist()) GTEST_SKIP() << "Fashion-MNIST is not installed";
    const Result result = run("autoencoder", {"--images", "5000", "--epochs", "6"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_LE(value_of(result, "error_ratio"), 0.25);
}

using AutoencoderOnNoise = WithImages<600>;

TEST_F(AutoencoderOnNoise, AdmitsThatNoiseCannotBePressed) {
    const Result result = run("autoencoder", {"--images", "600", "--epochs", "1"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_GT(value_of(result, "error_ratio"), 0.25);
    EXPECT_TRUE(result.errors.starts_with("error_ratio is claimed to be at most 0.25, found "))
        << result.errors;
}

}  // namespace
}  // namespace programs
