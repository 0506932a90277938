// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>

// Written by log_lines.py: change that, not this.
// clang-format off
namespace staticnn::reference {

inline constexpr const char* log_names[] = {
    "loss", "accuracy", "val_loss", "val_accuracy", "learning_rate",
};

inline constexpr double log_values[4][5] = {
    {
        1.8949103976017796, 0.1, std::numeric_limits<double>::quiet_NaN(),
        std::numeric_limits<double>::quiet_NaN(), 0.001,
    },
    {
        1e-05, 0.9375, 2.5, 0.5, 3.0000000000000004e-16,
    },
    {
        std::numeric_limits<double>::quiet_NaN(), 0.30000000000000004, 1.7976931348623157e+308, 5e-324, 0.25,
    },
    {
        std::numeric_limits<double>::infinity(), 1e+16, -std::numeric_limits<double>::infinity(), -0.5,
        123456.75,
    },
};

inline constexpr const char* csv_text =
    "epoch,accuracy,learning_rate,loss,val_accuracy,val_loss\n0,0.1,0.001,1.89"
    "49103976017796,nan,nan\n1,0.9375,3.0000000000000004e-16,1e-05,0.5,2.5\n2,0"
    ".30000000000000004,0.25,nan,5e-324,1.7976931348623157e+308\n3,1e+16,12345"
    "6.75,inf,-0.5,-inf\n";

inline constexpr const char* semicolon_text =
    "epoch;accuracy;learning_rate;loss;val_accuracy;val_loss\n0;0.1;0.001;1.89"
    "49103976017796;nan;nan\n1;0.9375;3.0000000000000004e-16;1e-05;0.5;2.5\n2;0"
    ".30000000000000004;0.25;nan;5e-324;1.7976931348623157e+308\n3;1e+16;12345"
    "6.75;inf;-0.5;-inf\n";

inline constexpr const char* json_text =
    "{\"epoch\": 1, \"loss\": 1.8949103976017796, \"accuracy\": 0.1, \"val_loss\": nu"
    "ll, \"val_accuracy\": null, \"learning_rate\": 0.001}\n{\"epoch\": 2, \"loss\": 1"
    "e-05, \"accuracy\": 0.9375, \"val_loss\": 2.5, \"val_accuracy\": 0.5, \"learnin"
    "g_rate\": 3.0000000000000004e-16}\n{\"epoch\": 3, \"loss\": null, \"accuracy\": "
    "0.30000000000000004, \"val_loss\": 1.7976931348623157e+308, \"val_accuracy\""
    ": 5e-324, \"learning_rate\": 0.25}\n{\"epoch\": 4, \"loss\": null, \"accuracy\": "
    "1e+16, \"val_loss\": null, \"val_accuracy\": -0.5, \"learning_rate\": 123456.7"
    "5}\n";

}  // namespace staticnn::reference
