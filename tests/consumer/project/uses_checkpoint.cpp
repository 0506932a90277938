// SPDX-License-Identifier: BSL-1.0
#include <cstdint>

#include "staticnn/checkpoint/file.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/models/functions.hpp"

namespace {

using staticnn::Index;

/// A sample of one's own.
template <class Element, Index Width>
struct OneRow {
    using element_type = Element;
    static constexpr Index width = Width;

    Element* values;

    Element* data() const { return values; }
    Index rows() const { return 1; }
    float scale() const { return 1; }
    OneRow slice(Index, Index) const { return *this; }
};

/// The kernels come from the headers where the library that has them compiled is not linked.
bool predicts() {
    using Topology = staticnn::Sequential<staticnn::Dense<2, 1>>;
    staticnn::Network<Topology> network(1);
    network.assign("0.kernel", std::vector<float>{2, 3});
    staticnn::Workspace<Topology, float> workspace(1);
    const float sample[] = {10, 100};
    float output[] = {0};
    staticnn::predict(network, OneRow<const float, 2>{sample}, OneRow<float, 1>{output}, workspace);
    return output[0] == 320;
}

}  // namespace

int main() {
    namespace checkpoint = staticnn::checkpoint;
    std::uint64_t step = 42;
    const staticnn::Leaves leaves{staticnn::Leaf("step", &step)};
    for (const auto format : {checkpoint::Format::binary, checkpoint::Format::xml}) {
        const std::string bytes = checkpoint::to_bytes({{"kind", "test"}}, leaves, format);
        if (checkpoint::from_bytes(bytes, "memory").format != format) return 1;
    }
    return predicts() ? 0 : 1;
}
