// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "staticnn/core/index.hpp"

namespace staticnn {

/// What `fit` and `resume` do with data that do not look like those of the run before.
enum class DataDrift {
    ignore,
    warn,    ///< say so in the notes of the history, which the first report has too
    refuse,  ///< throw DataError
};

struct TrainerOptions {
    Index batch_size = 32;   ///< samples of one update; the last batch of an epoch may be smaller
    std::uint64_t seed = 0;  ///< of the start weights, of dropout and of the order of the samples
    Index threads = 1;       ///< only 1 in this version
    DataDrift data_drift = DataDrift::warn;
};

struct FitOptions {
    std::uint64_t epochs = 1;
    double validation_split = 0;  ///< the last share of the samples, taken before shuffling; 0 for none
    bool shuffle = true;          ///< another order of the samples in every epoch
};

struct LoadOptions {
    bool allow_batch_size_change = false;  ///< keep the batch size of this trainer, whatever the file says
    std::vector<std::string>
        drop_callbacks{};  ///< callbacks of the file that this trainer does without, by name
};

}  // namespace staticnn
