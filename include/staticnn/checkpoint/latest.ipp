// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "staticnn/checkpoint/descriptor.hpp"
#include "staticnn/checkpoint/latest.hpp"
#include "staticnn/core/error.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

/// The files that end as checkpoints do, sorted by name; not those that are being written.
inline std::vector<std::string> checkpoints_in(const std::string& folder) {
    std::vector<std::string> paths;
    std::error_code error;
    std::filesystem::directory_iterator entry(folder, error);
    if (error == std::errc::no_such_file_or_directory) return paths;
    for (const std::filesystem::directory_iterator end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        const bool is_checkpoint = name.ends_with(".bin") || name.ends_with(".xml");
        std::error_code unknown;  // what leads nowhere is for the reader to refuse
        if (is_checkpoint && !entry->is_directory(unknown)) paths.push_back(entry->path().string());
    }
    if (error) fail_file("read", folder, error.value());
    std::sort(paths.begin(), paths.end());
    return paths;
}

inline std::optional<std::uint64_t> counter_in(const Contents& contents, std::string_view name) {
    for (const Record& record : contents.records) {
        if (record.name != name || record.type != ElementType::uint64 || !record.extents.empty()) continue;
        std::uint64_t value = 0;
        std::memcpy(&value, record.bytes.data(), sizeof value);
        return value;
    }
    return std::nullopt;
}

/// Steps, and epochs to decide between equals.
using Age = std::pair<std::uint64_t, std::uint64_t>;

inline Age age_of(const Contents& contents, const std::string& path) {
    const auto step = counter_in(contents, "step");
    if (!step) throw MismatchError('\'' + path + "' is of no training: expected a leaf 'step', found none");
    return {*step, counter_in(contents, "epoch").value_or(0)};
}

}  // namespace detail

STATICNN_FUNCTION std::optional<Latest> latest(const std::string& folder, Index max_size) {
    Latest latest;
    detail::Age age;
    for (const std::string& path : detail::checkpoints_in(folder)) {
        try {
            File file = read_file(path, max_size);
            const detail::Age age_of_file = detail::age_of(file, path);
            if (!latest.path.empty() && age_of_file < age) continue;
            age = age_of_file;
            latest.path = path;
            latest.file = std::move(file);
        } catch (const Error& error) {
            latest.passed_over.push_back(std::string("passed over: ") + error.what());
        }
    }
    if (!latest.path.empty()) return latest;
    if (latest.passed_over.empty()) return std::nullopt;
    std::string sentence = "cannot load the latest checkpoint in '" + folder + "', where none can be used";
    for (const std::string& reason : latest.passed_over) sentence += "; " + reason;
    throw FileError(sentence);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
