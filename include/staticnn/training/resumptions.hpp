// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/checkpoint/contents.hpp"
#include "staticnn/core/attributes.hpp"

namespace staticnn::detail {

/// Where a process has gone on with a run from a checkpoint. Like a time of day it says something of the
/// processes and nothing of the training, so it is no part of the state: no digest knows it. Checkpoints
/// carry it in the header line `resumed`, which lists the epochs done at each of these moments, over all
/// runs, with the part of the one under way: "2.5 7".
class Resumptions {
public:
    /// The state is that of a file now.
    STATICNN_FUNCTION void note_load(const checkpoint::Header& header);
    /// A run goes on after so many epochs. Counts only after a load, and only the latest are kept.
    STATICNN_FUNCTION void note_resume(double epochs);
    STATICNN_FUNCTION void append_to(checkpoint::Header& header) const;

private:
    std::string text_;
    bool is_loaded_ = false;
};

}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/resumptions.ipp"
#endif
