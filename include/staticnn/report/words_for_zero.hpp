// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include "staticnn/report/words.hpp"

namespace staticnn::report {

/// What 0 means as a setting or in the memory of a callback of the library; empty where it is a number like
/// others. `leaf` is a whole name, such as "callbacks.early_stopping.stopped_epoch".
inline std::string_view words_for_zero(std::string_view leaf) {
    struct Meaning {
        std::string_view callback, member, words;
    };
    static constexpr Meaning meanings[] = {
        {"classification_report", "epoch", "none yet"},
        {"classification_report", "image_rows", "automatic"},
        {"classification_report", "image_columns", "automatic"},
        {"classification_report", "worst", "none"},
        {"early_stopping", "best_epoch", "none yet"},
        {"early_stopping", "stopped_epoch", "not stopped"},
        {"health_monitor", "interval", "off"},
        {"model_checkpoint", "best_epoch", "none"},
        {"model_checkpoint", "keep_last", "all"},
        {"model_checkpoint", "save_freq_batches", "at the end of every epoch"},
        {"tensor_board", "histogram_freq", "off"},
        {"terminate_on_nan", "stopped_step", "not stopped"},
    };
    constexpr std::string_view prefix = "callbacks.";
    if (!leaf.starts_with(prefix)) return "";
    leaf.remove_prefix(prefix.size());
    const auto dot = leaf.find('.');
    if (dot == leaf.npos) return "";
    for (const Meaning& meaning : meanings)
        if (leaf.substr(dot + 1) == meaning.member && is_numbered(leaf.substr(0, dot), meaning.callback))
            return meaning.words;
    return "";
}

}  // namespace staticnn::report
