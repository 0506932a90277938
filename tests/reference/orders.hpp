// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

// Written by orders.py: change that, not this.
// clang-format off
namespace staticnn::reference {

inline constexpr std::uint64_t order_seed = 4886718345, order_epoch = 3;

/// Labels of 5 classes, one of which does not occur.
inline constexpr std::uint32_t order_labels[] = {
    0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 2, 4, 1, 0, 4, 0, 4, 0, 0, 0, 0, 2, 0, 1, 2, 0, 0, 0, 0,
    0, 2, 0, 0, 1,
};

/// The validation part, a quarter.
inline constexpr std::uint32_t shuffle_split_validation[] = {
    1, 11, 15, 19, 20, 21, 26, 27, 29, 34,
};

/// Likewise, stratified.
inline constexpr std::uint32_t stratified_split_validation[] = {
    1, 4, 9, 14, 15, 16, 20, 23, 28, 39,
};

/// The validation parts of three folds, one after another.
inline constexpr std::uint32_t fold_rows[] = {
    4, 5, 6, 9, 14, 17, 18, 22, 24, 30, 31, 35, 36, 37, 0, 2, 7, 8, 13, 16, 23, 25, 28, 32, 33, 38, 39, 1, 3,
    10, 11, 12, 15, 19, 20, 21, 26, 27, 29, 34,
};

/// Likewise, stratified.
inline constexpr std::uint32_t stratified_fold_rows[] = {
    1, 4, 5, 7, 8, 11, 13, 16, 20, 21, 23, 25, 35, 39, 0, 9, 10, 12, 22, 26, 27, 28, 29, 32, 36, 37, 38, 2,
    3, 6, 14, 15, 17, 18, 19, 24, 30, 31, 33, 34,
};

/// One epoch with balanced classes.
inline constexpr std::uint32_t balanced_order[] = {
    4, 20, 17, 29, 38, 17, 13, 20, 13, 29, 3, 18, 7, 18, 16, 39, 22, 24, 22, 6, 18, 26, 22, 18, 22, 2, 39,
    21, 20, 23, 10, 39, 16, 36, 30, 17, 2, 27, 36, 29,
};

/// One epoch in blocks of 6 rows with a buffer of 9.
inline constexpr std::uint32_t shuffled_blocks[] = {
    0, 12, 4, 5, 16, 19, 15, 18, 21, 13, 23, 17, 1, 3, 9, 6, 14, 2, 10, 38, 11, 37, 39, 24, 36, 8, 30, 27,
    28, 22, 31, 26, 35, 25, 32, 20, 7, 29, 34, 33,
};

}  // namespace staticnn::reference
