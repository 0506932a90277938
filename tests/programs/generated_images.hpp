// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "data/idx_files.hpp"
#include "programs/process.hpp"

namespace programs {

/// Writes a data set in the form of MNIST: noise, and for each class a band of rows that is brighter.
inline void write_images(const TemporaryFolder& folder, std::size_t training, std::size_t test) {
    std::mt19937 random(1);
    for (const auto& [part, count] : {std::pair("train", training), std::pair("t10k", test)}) {
        Bytes pixels, labels;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t label = random() % 10;
            labels.push_back(static_cast<std::uint8_t>(label));
            for (std::size_t pixel = 0; pixel < 784; ++pixel)
                pixels.push_back(static_cast<std::uint8_t>(random() % 200 + (pixel / 78 == label ? 40 : 0)));
        }
        const auto size = static_cast<std::uint32_t>(count);
        folder.write(std::string(part) + "-images-idx3-ubyte", idx_bytes({size, 28, 28}, pixels));
        folder.write(std::string(part) + "-labels-idx1-ubyte", idx_bytes({size}, labels));
    }
}

/// Tests with images, written once, and a folder of their own to run programs in.
template <std::size_t TrainingImages>
class WithImages : public testing::Test {
protected:
    static void SetUpTestSuite() {
        images_ = std::make_unique<TemporaryFolder>();
        write_images(*images_, TrainingImages, 200);
    }
    static void TearDownTestSuite() { images_.reset(); }

    static const std::string& data() { return images_->path(); }
    std::string path(const std::string& name) const { return folder_.path() + '/' + name; }

    /// `--data` with the images comes first.
    std::unique_ptr<Process> start(const std::string& program, std::vector<std::string> arguments,
                                   const std::vector<std::string>& variables = {}) const {
        arguments.insert(arguments.begin(), {"--data", data()});
        return std::make_unique<Process>(program, arguments, folder_.path(), variables);
    }
    Result run(const std::string& program, const std::vector<std::string>& arguments,
               const std::vector<std::string>& variables = {}) const {
        return start(program, arguments, variables)->wait();
    }

private:
    static inline std::unique_ptr<TemporaryFolder> images_;
    TemporaryFolder folder_;
};

}  // namespace programs
