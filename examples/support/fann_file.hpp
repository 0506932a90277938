// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "staticnn/core/error.hpp"
#include "staticnn/core/index.hpp"

namespace support {

/// Appends the samples of a file in the form of the library FANN: their number, how many inputs and outputs
/// each has, then the numbers of each sample, inputs first. Throws FileError when it cannot be opened,
/// DataError when it is of another width or cut short.
inline void append_fann_file(const std::string& path, staticnn::Index inputs, staticnn::Index outputs,
                             std::vector<float>& features, std::vector<float>& targets) {
    std::ifstream file(path);
    if (!file) throw staticnn::FileError("cannot open '" + path + "'");
    staticnn::Index samples = 0, found_inputs = 0, found_outputs = 0;
    file >> samples >> found_inputs >> found_outputs;
    if (!file || found_inputs != inputs || found_outputs != outputs)
        throw staticnn::DataError(path + ": expected samples of " + std::to_string(inputs) + " inputs and " +
                                  std::to_string(outputs) + " outputs, found " +
                                  std::to_string(found_inputs) + " and " + std::to_string(found_outputs));
    const auto append = [&file](staticnn::Index count, std::vector<float>& values) {
        for (float value = 0; count > 0 && file >> value; --count) values.push_back(value);
    };
    for (staticnn::Index sample = 0; sample < samples; ++sample) {
        append(inputs, features);
        append(outputs, targets);
        if (!file)
            throw staticnn::DataError(path + ": expected " + std::to_string(samples) +
                                      " samples, found a number missing in sample " +
                                      std::to_string(sample + 1));
    }
}

}  // namespace support
