// SPDX-License-Identifier: BSL-1.0
#include <stdlib.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <span>
#include <system_error>

#include "staticnn/checkpoint/descriptor.hpp"
#include "staticnn/checkpoint/values_text.hpp"
#include "staticnn/training/verify_resume.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION ScratchFolder::ScratchFolder()
    : path_((std::filesystem::temp_directory_path() / "staticnn-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) checkpoint::fail_file("create the folder", path_, errno);
}

STATICNN_FUNCTION ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

/// "[12,7]" for value number `number` of a leaf with these extents.
inline std::string place_text(Index number, const Extents& extents) {
    std::string text;
    for (Index i = extents.size(); i-- > 0; number /= extents[i])
        text = std::to_string(number % extents[i]) + (text.empty() ? "" : ",") + text;
    return '[' + text + ']';
}

/// "differs in 3 of 401408 values, first at [12,7]: 0.013 and 0.014"; nothing when all bits are the same.
inline std::string difference(const checkpoint::Record& first, const checkpoint::Record& second) {
    if (first == second) return {};
    if (first.type != second.type || first.extents != second.extents)
        return "is " + checkpoint::shape_text(first.type, first.extents) + " and " +
               checkpoint::shape_text(second.type, second.extents);
    const Index size = size_of(first.type);
    const auto value = [&](const checkpoint::Record& record, Index number) {
        return std::span(record.bytes).subspan(number * size, size);
    };
    const Index count = checkpoint::elements_of(first);
    Index differing = 0, place = 0;
    for (Index i = count; i-- > 0;) {
        if (std::ranges::equal(value(first, i), value(second, i))) continue;
        ++differing;
        place = i;
    }
    const auto text = [&](const checkpoint::Record& record) {
        return checkpoint::text_of_values(record.type, {1}, value(record, place));
    };
    const std::string values = text(first) + " and " + text(second);
    if (first.extents.empty()) return "differs: " + values;
    return "differs in " + std::to_string(differing) + " of " + std::to_string(count) + " values, first at " +
           place_text(place, first.extents) + ": " + values;
}

STATICNN_FUNCTION std::vector<std::string> differences(const std::string& place,
                                                       const checkpoint::Contents& first,
                                                       const checkpoint::Contents& second) {
    std::vector<std::string> sentences;
    const auto find = [](const checkpoint::Contents& contents, const std::string& name) {
        return std::find_if(contents.records.begin(), contents.records.end(),
                            [&](const checkpoint::Record& record) { return record.name == name; });
    };
    for (const checkpoint::Record& record : first.records) {
        const auto other = find(second, record.name);
        const std::string found =
            other == second.records.end() ? "is only in the first" : difference(record, *other);
        if (!found.empty()) sentences.push_back(place + record.name + ' ' + found);
    }
    for (const checkpoint::Record& record : second.records)
        if (find(first, record.name) == first.records.end())
            sentences.push_back(place + record.name + " is only in the second");
    return sentences;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
