// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "staticnn/checkpoint/contents.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/models/summary.hpp"

namespace staticnn::checkpoint {

/// What the header of a file says of one layer, and how many numbers the file holds of it.
struct LayerEntry {
    std::string kind;          ///< "dense"
    std::string type;          ///< "Dense<784,512,Relu>"
    std::vector<Index> shape;  ///< of the output of one sample
    Index parameters = 0;
};

/// The layers as the header line `layers`: "dense 512, dropout 512, dense 10".
STATICNN_FUNCTION std::string layers_text(std::span<const staticnn::detail::LayerFacts> layers);

/// The layers of the network in a file. Throws FormatError, which calls the file `where`, when its header
/// does not tell of them.
STATICNN_FUNCTION std::vector<LayerEntry> layers_of(const Contents& contents, std::string_view where);

/// The table that `summary<Topology, Scalar>()` gives, from a file and without its type. Throws like
/// `layers_of`.
STATICNN_FUNCTION std::string summary(const Contents& contents, std::string_view where);

}  // namespace staticnn::checkpoint

#if !defined(STATICNN_COMPILED)
#include "staticnn/checkpoint/summary.ipp"
#endif
