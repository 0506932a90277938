// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "staticnn/checkpoint/contents.hpp"
#include "staticnn/core/attributes.hpp"

namespace staticnn::checkpoint {

/// A name that has changed since a file was written. It stands for
/// - a type in topology, loss or optimizer, with or without its arguments: `{"Scale", "Gain"}`;
/// - words of the names of leaves, wherever they stand between dots: `{"0.scale", "0.gain"}` is about
///   `network.0.scale` and `optimizer.slots.0.scale.m`, and `{"2", "3"}` about a layer that has moved on.
/// Of several that fit at one place the first holds, and what it gives is not renamed again.
struct Alias {
    std::string in_file;
    std::string now;
};

/// The contents under the names of now; `file` is what messages call them. Appends a note for each alias that
/// nothing in the file has. Throws ArgumentError for an empty name, and MismatchError when two leaves would
/// get one name.
STATICNN_FUNCTION Contents with_aliases(Contents contents, const std::vector<Alias>& aliases,
                                        std::string_view file, std::vector<std::string>& notes);

}  // namespace staticnn::checkpoint

#if !defined(STATICNN_COMPILED)
#include "staticnn/checkpoint/alias.ipp"
#endif
