// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

/// The images of MNIST and the like, read without any of the libraries that are compared.
namespace peers {

constexpr std::size_t inputs = 784, hidden = 512, classes = 10;
constexpr double dropout_rate = 0.2, learning_rate = 1e-3, beta_1 = 0.9, beta_2 = 0.999, epsilon = 1e-7;

struct Images {
    std::vector<std::uint8_t> pixels;  // [rows, inputs]
    std::vector<std::uint8_t> labels;  // [rows]

    std::size_t rows() const { return labels.size(); }

    /// All images, from 0 to 1.
    std::vector<float> floats() const {
        std::vector<float> values(pixels.size());
        for (std::size_t i = 0; i < pixels.size(); ++i) values[i] = float(pixels[i]) * (1.0f / 255);
        return values;
    }
};

/// What an IDX file, plain or gzip, holds after a header of `header` bytes.
inline std::vector<std::uint8_t> read_idx(std::string path, std::size_t header) {
    gzFile file = gzopen((path + ".gz").c_str(), "rb");
    if (file == nullptr) file = gzopen(path.c_str(), "rb");
    if (file == nullptr) throw std::runtime_error("cannot open " + path + ".gz");
    std::vector<std::uint8_t> bytes, piece(1 << 20);
    int count = 0;
    while ((count = gzread(file, piece.data(), unsigned(piece.size()))) > 0)
        bytes.insert(bytes.end(), piece.begin(), piece.begin() + count);
    gzclose(file);
    if (count < 0 || bytes.size() <= header) throw std::runtime_error("cannot read " + path);
    bytes.erase(bytes.begin(), bytes.begin() + std::ptrdiff_t(header));
    return bytes;
}

/// `part` is "train" or "t10k".
inline Images read_images(const std::string& folder, const std::string& part) {
    Images images{read_idx(folder + "/" + part + "-images-idx3-ubyte", 16),
                  read_idx(folder + "/" + part + "-labels-idx1-ubyte", 8)};
    if (images.pixels.size() != images.rows() * inputs)
        throw std::runtime_error(folder + " does not hold as many images of 28 x 28 as labels");
    return images;
}

}  // namespace peers
