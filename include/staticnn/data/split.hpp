// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn {

/// The two parts of a data set: what is trained on, and what is held back.
template <class View>
struct Split {
    View training;
    View validation;
};

/// How many of `rows` samples the fraction `split` holds back for validation: the last
/// `rows - floor(rows * (1 - split))`, computed in double as Keras does. Throws ArgumentError unless `split`
/// is between 0 and 1, DataError when a part would be empty.
STATICNN_FUNCTION Index validation_rows(Index rows, double split);

}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/data/split.ipp"
#endif
