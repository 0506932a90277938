// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "staticnn/checkpoint/file.hpp"
#include "staticnn/checkpoint/latest.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/training/callbacks/make_folder.hpp"
#include "staticnn/training/options.hpp"

namespace support {

/// Where a program keeps its checkpoints: one file, or, where the path ends with a slash or is a folder, the
/// last three of this folder, each named by its step. Nowhere for an empty path.
class CheckpointPlace {
public:
    CheckpointPlace(std::string path, std::string ending)
        : path_(std::move(path)),
          ending_(std::move(ending)),
          is_folder_(path_.ends_with('/') || is_there()) {}

    bool is_folder() const { return is_folder_; }

    /// A training that begins anew would replace another, or leave what a later --resume could take for its
    /// own. Throws ArgumentError where there are checkpoints.
    void expect_unused() const {
        const auto refuse = [](const std::string& expected, const std::string& found) {
            throw staticnn::ArgumentError("--checkpoint is expected to name " + expected +
                                          ", or to come with --resume; found " + found);
        };
        if (const auto files = of_folder(either_form); !files.empty())
            refuse("a folder without checkpoints", files.back().string());
        std::error_code error;
        if (!is_folder_ && std::filesystem::exists(path_, error)) refuse("a new file", path_);
    }

    /// Makes the folder in which files will be, so that a wrong path shows before an epoch is over. Throws
    /// FileError.
    void make_folder() const {
        if (!path_.empty()) staticnn::detail::make_folder("save", path_);
    }

    template <class Trainer>
    void save(const Trainer& trainer) const {
        if (path_.empty()) return;
        make_folder();
        if (!is_folder_) {
            trainer.save(path_);
            return;
        }
        const std::string step = std::to_string(trainer.step());
        const std::string name = std::string(digits - std::min(digits, step.size()), '0') + step + ending_;
        trainer.save(std::filesystem::path(path_) / name);
        const auto files = of_folder({ending_});
        for (std::size_t i = 0; i + kept < files.size(); ++i) std::filesystem::remove(files[i]);
    }

    /// What is there, if there is any. Returns what a person should know of it, files that were passed over
    /// because they are damaged among it.
    template <class Trainer>
    std::vector<std::string> load(Trainer& trainer, const staticnn::LoadOptions& options) const {
        std::error_code error;
        if (is_folder_ && !of_folder(either_form).empty()) return trainer.load_latest(path_, options).notes;
        if (!is_folder_ && std::filesystem::exists(path_, error)) return trainer.load(path_, options).notes;
        return {"no checkpoint " + std::string(is_folder_ ? "in " : "") + path_ + ": training begins anew"};
    }

    /// What `load` loads.
    staticnn::checkpoint::File read() const {
        if (is_folder_)
            if (auto latest = staticnn::checkpoint::latest(path_)) return std::move(latest->file);
        return staticnn::checkpoint::read_file(path_);
    }

private:
    using Endings = std::vector<std::string>;
    static inline const Endings either_form{".bin", ".xml"};
    static constexpr std::size_t digits = 9, kept = 3;

    bool is_there() const {
        std::error_code error;
        return std::filesystem::is_directory(path_, error);
    }

    /// Those that are named by a step, the highest last.
    std::vector<std::filesystem::path> of_folder(const Endings& endings) const {
        std::vector<std::filesystem::path> files;
        if (!is_folder_ || !is_there()) return files;
        for (const auto& entry : std::filesystem::directory_iterator(path_)) {
            const std::string stem = entry.path().stem(), ending = entry.path().extension();
            if (std::find(endings.begin(), endings.end(), ending) != endings.end() && stem.size() >= digits &&
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
