// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "training/small_classifier.hpp"

/// A training on small pictures, of which there are reports.
namespace staticnn {

using PictureNet = Sequential<Dense<64, 6, Tanh>, Dropout<0.25>, Dense<6, 3, Softmax>>;

inline const auto pictures = class_samples<float, 64, 3>(40);

inline Index occurrences(const std::string& text, const std::string& part) {
    Index count = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace staticnn
