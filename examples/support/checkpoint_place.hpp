// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "staticnn/core/error.hpp"
#include "staticnn/training/options.hpp"

namespace support {

/// Where a program keeps its checkpoints: one file, or, where the path ends with a slash or is a folder, the
/// last three of this folder, each named by its step. Nowhere for an empty path.
class CheckpointPlace {
public:
    CheckpointPlace(std::string path, std::string ending)
        : path_(std::move(path)),
          ending_(std::move(ending)),
          is_folder_(path_.ends_with('/') || std::filesystem::is_directory(path_)) {}

    bool is_folder() const { return is_folder_; }

    /// A training that begins anew would leave what a later --resume could take for its own. Throws
    /// ArgumentError for a folder with checkpoints; a file is just replaced.
    void expect_unused() const {
        if (const auto files = of_folder(); !files.empty())
            throw staticnn::ArgumentError(
                "--checkpoint is expected to name a folder without checkpoints, or " +
                std::string("to come with --resume; found ") + files.back().string());
    }

    template <class Trainer>
    void save(const Trainer& trainer) const {
        if (path_.empty()) return;
        if (!is_folder_) {
            trainer.save(path_);
            return;
        }
        std::filesystem::create_directories(path_);
        const std::string step = std::to_string(trainer.step());
        const std::string name = std::string(digits - std::min(digits, step.size()), '0') + step + ending_;
        trainer.save(std::filesystem::path(path_) / name);
        const auto files = of_folder();
        for (std::size_t i = 0; i + kept < files.size(); ++i) std::filesystem::remove(files[i]);
    }

    /// What is there, if there is any. Returns what a person should know of it, files that were passed over
    /// because they are damaged among it.
    template <class Trainer>
    std::vector<std::string> load(Trainer& trainer, const staticnn::LoadOptions& options) const {
        if (is_folder_) return of_folder().empty() ? none() : trainer.load_latest(path_, options).notes;
        return std::filesystem::exists(path_) ? trainer.load(path_, options).notes : none();
    }

private:
    static constexpr std::size_t digits = 9, kept = 3;

    static std::vector<std::string> none() { return {}; }

    /// Those that are named by a step, the highest last.
    std::vector<std::filesystem::path> of_folder() const {
        std::vector<std::filesystem::path> files;
        if (!is_folder_ || !std::filesystem::exists(path_)) return files;
        for (const auto& entry : std::filesystem::directory_iterator(path_)) {
            const std::string stem = entry.path().stem();
            if (entry.path().extension() == ending_ && stem.size() >= digits &&
                stem.find_first_not_of("0123456789") == stem.npos)
                files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        return files;
    }

    std::string path_, ending_;
    bool is_folder_;
};

}  // namespace support
