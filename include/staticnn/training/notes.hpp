// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "staticnn/core/attributes.hpp"

namespace staticnn::detail {

/// What a person should know, one sentence each.
using Notes = std::vector<std::string>;

/// What has come up since `fit` or `resume` was called.
struct NotesOfRun {
    Notes of_run{};                 ///< when it began or went on, until a report tells them
    Notes of_epoch{};               ///< of the epoch under way
    Notes of_end{};                 ///< of what callbacks did when the run ended
    std::string of_loss{};          ///< the first that was no number
    std::string_view stopped_by{};  ///< the callback that has ended the run
};

STATICNN_FUNCTION void append(Notes& notes, const Notes& others);

}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/notes.ipp"
#endif
