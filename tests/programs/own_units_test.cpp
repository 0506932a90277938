// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <string>

#include "programs/generated_images.hpp"

namespace programs {
namespace {

/// What a program with a layer, a loss or a callback of its own prints.
Result run_with_seed(const std::string& program) {
    const TemporaryFolder folder;
    return Process(program, {"--seed", "3"}, folder.path()).wait();
}

/// What is printed as name=value.
std::string value_of(const std::string& name, const Result& result) {
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    for (const std::string& line : lines_of(result.output))
        if (line.starts_with(name + '=')) return line.substr(name.size() + 1);
    ADD_FAILURE() << "no " << name << " in\n" << result.output;
    return "nan";
}

TEST(OwnLayer, HasTheGradientsOfDifferencesAndLearns) {
    const Result result = run_with_seed("own_layer");
    EXPECT_LT(std::stod(value_of("gradient_error", result)), 1e-8);
    EXPECT_LT(std::stod(value_of("error_of_learned_betas", result)), 0.01);
}

TEST(OwnLoss, FindsQuantiles) {
    const Result result = run_with_seed("own_loss");
    EXPECT_LT(std::stod(value_of("error_of_quantile_0.1", result)), 0.02);
    EXPECT_LT(std::stod(value_of("error_of_quantile_0.9", result)), 0.02);
}

TEST(OwnCallback, KeepsItsMemoryInTheCheckpoint) {
    const Result result = run_with_seed("own_callback");
    EXPECT_EQ(value_of("memory_is_loaded", result), "yes");
    EXPECT_EQ(value_of("digests_are_the_same", result), "yes");
    EXPECT_GE(std::stoi(value_of("restarts", result)), 2);
}

}  // namespace
}  // namespace programs
