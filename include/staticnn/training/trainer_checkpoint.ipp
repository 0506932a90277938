// SPDX-License-Identifier: BSL-1.0
#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/training/trainer_checkpoint.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION checkpoint::Header header_of(HeaderFacts facts) { return {facts.begin(), facts.end()}; }

STATICNN_FUNCTION checkpoint::Header header_of_weights(checkpoint::Header header) {
    std::erase_if(header, [](const auto& line) {
        return line.first == "loss" || line.first == "optimizer" || line.first == "callbacks" ||
               line.first == "trainer" || line.first == "learning_rate" ||
               line.first == checkpoint::resumed_key;
    });
    header.front().second = "weights";
    return header;
}

STATICNN_FUNCTION void expect_same(const checkpoint::Header& expected, const checkpoint::Header& found,
                                   std::string_view key, const std::string& where, std::string_view way) {
    const std::string* ours = checkpoint::find(expected, key);
    const std::string* theirs = checkpoint::find(found, key);
    if (theirs != nullptr && *theirs == *ours) return;
    throw MismatchError(where + ": expected the " + std::string(key) + " " + *ours + ", found " +
                        (theirs == nullptr ? "none" : *theirs) + std::string(way));
}

STATICNN_FUNCTION void expect_kind(const checkpoint::Header& found, std::string_view kind,
                                   const std::string& where) {
    const std::string* theirs = checkpoint::find(found, "kind");
    if (theirs != nullptr && *theirs == kind) return;
    throw MismatchError(where + ": expected a checkpoint of a " + std::string(kind) + ", found " +
                        (theirs == nullptr ? std::string("none") : "one of " + *theirs) +
                        (kind == "trainer" ? ": load_weights reads weights alone" : ""));
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
