// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "staticnn/core/attributes.hpp"
#include "staticnn/data/dataset.hpp"

namespace staticnn {

/// Images of 28 x 28 bytes, scaled by 1/255, in 10 classes: MNIST, Fashion-MNIST and whatever is kept like
/// them.
struct ImageClassification {
    using Part = Dataset<std::uint8_t, 784, Labels<10>>;
    Part train;
    Part test;
};

/// Loads the four files of MNIST (or of a data set kept like it) from a folder: train-images-idx3-ubyte,
/// train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, each plain or with ".gz".
/// Throws FileError when one is missing or cannot be read, DataError when one is damaged or does not fit the
/// others.
STATICNN_FUNCTION ImageClassification load_mnist(const std::string& folder);

/// The folder of the Debian and Ubuntu package dataset-fashion-mnist, when it is installed.
STATICNN_FUNCTION std::optional<std::string> find_fashion_mnist();

/// What to tell somebody who has no data.
STATICNN_FUNCTION std::string how_to_get_data();

}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/data/mnist.ipp"
#endif
