// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/index.hpp"
#include "staticnn/core/moment.hpp"

namespace staticnn {

/// What a block is told when it is called.
template <class T>
struct BlockCall {
    const T* parameters;  ///< those of the block; `offsets_of(schema)` says where each starts
    Index rows;           ///< samples of the batch
    Moment moment;        ///< for its random numbers
    bool is_training;
};

}  // namespace staticnn
