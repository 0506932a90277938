// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/core/uniform.hpp"
#include "staticnn/data/dataset.hpp"

namespace staticnn {

/// 400 images in 10 classes, each with a part that is brighter.
inline Dataset<std::uint8_t, 784, Labels<10>> some_images(std::uint64_t seed = 0) {
    constexpr Index rows = 400;
    std::vector<std::uint8_t> pixels(rows * 784), classes(rows);
    for (Index row = 0; row < rows; ++row) {
        classes[row] = static_cast<std::uint8_t>(row % 10);
        for (Index column = 0; column < 784; ++column)
            pixels[row * 784 + column] = static_cast<std::uint8_t>(
                random_bits({.seed = seed}, row * 784 + column) % (column / 79 == row % 10 ? 256 : 64));
    }
    return {OwnedRows<std::uint8_t, 784>(std::move(pixels), 1.0f / 255), std::move(classes)};
}

/// Programs of the README and the guides save to the current folder: each test has one of its own.
class InOwnFolder : public testing::Test {
protected:
    void SetUp() override {
        before_ = std::filesystem::current_path();
        folder_ =
            std::filesystem::path(testing::TempDir()) / ("staticnn_readme_" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
        std::filesystem::current_path(folder_);
    }
    void TearDown() override {
        std::filesystem::current_path(before_);
        std::filesystem::remove_all(folder_);
    }

private:
    std::filesystem::path before_, folder_;
};

}  // namespace staticnn
