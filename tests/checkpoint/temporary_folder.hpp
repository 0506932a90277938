// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace staticnn::checkpoint {

/// A test with a folder of its own, which goes when the test ends.
class TemporaryFolderTest : public testing::Test {
protected:
    TemporaryFolderTest() {
        std::string pattern = testing::TempDir() + "staticnn-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
    }
    ~TemporaryFolderTest() override { std::filesystem::remove_all(folder_); }

    std::string path(const std::string& name) const { return folder_ + '/' + name; }

    static void put(const std::string& path, const std::string& bytes) {
        std::ofstream(path, std::ios::binary) << bytes;
    }
    static std::string get(const std::string& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    /// The names of everything in the folder, sorted.
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder_))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

    std::string folder_;
};

}  // namespace staticnn::checkpoint
