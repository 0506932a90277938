// SPDX-License-Identifier: BSL-1.0
#pragma once

// Written by standardizer.py: change that, not this.
// clang-format off
namespace staticnn::reference {

/// 7 rows of 3 features; the last one never changes.
inline constexpr double fitted_rows[] = {
    2.2, -73.11, 1.5, 3.42, -11.6, 1.5, 2.45, -59.62, 1.5, 4.63, -33.18, 1.5, 2.04, 0.0, 1.5, 1.27, -42.09,
    1.5, 2.37, -52.2, 1.5,
};

/// Rows that the scaler was not fitted on.
inline constexpr double other_rows[] = {
    5.53, -0.63, -5.89, 4.1, 8.3, -16.43,
};

inline constexpr double means[] = {
    2.6257142857142854, -38.82857142857143, 1.5,
};

inline constexpr double deviations[] = {
    1.0075834902358802, 24.136194769664577, 1.0,
};

inline constexpr double standardized_rows[] = {
    -0.42251018386041983, -1.4203327781608295, 0.0, 0.7883075913637373, 1.1281219632347965, 0.0,
    -0.1743917872980925, -0.8614211465330128, 0.0, 1.9892006307254015, 0.2340290788368513, 0.0,
    -0.5813059576603095, 1.6087279622624222, 0.0, -1.3455106190722776, -0.13512604627833383, 0.0,
    -0.2537896741980373, -0.5539990333618938, 0.0,
};

inline constexpr double standardized_others[] = {
    2.8824268583497803, 1.5826260847290252, -7.39, 1.4631896300132674, 1.9526098408770167, -17.93,
};

}  // namespace staticnn::reference
