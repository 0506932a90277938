// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>
#include <utility>
#include <vector>

#include "staticnn/data/labels.hpp"
#include "staticnn/data/owned_rows.hpp"

namespace staticnn {

/// Labels as rows of values: 1 in the column of the class and 0 elsewhere, for losses that work on values.
template <class T = float, LabelSource Source>
OwnedRows<T, Source::classes> one_hot(const Source& labels) {
    std::vector<T> values(labels.rows() * Source::classes);
    for (Index row = 0; row < labels.rows(); ++row) values[row * Source::classes + labels[row]] = T(1);
    return values;
}

}  // namespace staticnn
