// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "staticnn/core/names.hpp"
#include "staticnn/models/storage.hpp"

namespace staticnn {

/// The weights of a topology: a value that is copied, compared and saved. Lives on the heap, whatever its
/// size.
template <class TopologyType, class T = float>
class Network {
public:
    using Topology = TopologyType;
    using Scalar = T;

    /// Draws the start values from `seed`: element e of parameter p (counted over all layers) is a pure
    /// function of (seed, p, e), or of (seed, p) and the parameter's shape.
    explicit Network(std::uint64_t seed = 0) {
        std::uint32_t number = 0;
        std::vector<double> start;
        for (const ParameterInfo& info : Topology::parameter_table) {
            const RandomStream stream{seed, Purpose::initialization, number++, 0};
            const PanelLayout layout = info.layout();
            start.resize(info.size());
            info.start_values(stream, info.matrix(), info.fans(), start.data());
            T* values = parameters_.data() + info.offset;
            for (Index row = 0; row < layout.rows; ++row)
                for (Index column = 0; column < layout.columns; ++column)
                    values[layout.offset(row, column)] = static_cast<T>(start[row * layout.columns + column]);
        }
    }

    Storage<Topology, T>& parameters() noexcept { return parameters_; }
    const Storage<Topology, T>& parameters() const noexcept { return parameters_; }

    /// The values of a parameter by its name, such as "0.kernel", row-major: a kernel is [inputs, outputs] as
    /// in Keras. Throws ArgumentError when there is no such parameter.
    std::vector<T> values(std::string_view name) const {
        const Leaf leaf = find(name);
        const std::vector<std::byte> bytes = leaf.bytes();
        std::vector<T> values(bytes.size() / sizeof(T));
        std::memcpy(values.data(), bytes.data(), bytes.size());
        return values;
    }

    /// Replaces the values of a parameter. Throws ArgumentError when there is no such parameter, or when the
    /// number of values is another.
    void assign(std::string_view name, std::span<const T> values) {
        const Leaf leaf = find(name);
        Index size = 1;
        for (const Index extent : leaf.extents()) size *= extent;
        if (values.size() != size)
            throw ArgumentError("parameter '" + std::string(name) + "' is expected to get " +
                                std::to_string(size) + " values, found " + std::to_string(values.size()));
        leaf.assign(std::as_bytes(values));
    }

    void append_leaves(const std::string& prefix, Leaves& leaves) {
        parameters_.append_leaves(prefix, leaves);
    }

    /// Equal numbers in logical order, NaN equal to NaN of the same bits.
    friend bool operator==(const Network& a, const Network& b) {
        const Leaves left = a.leaves(), right = b.leaves();
        for (Index i = 0; i < left.size(); ++i)
            if (left[i].bytes() != right[i].bytes()) return false;
        return true;
    }

private:
    // Leaves only write when asked to assign.
    Leaves leaves() const {
        Leaves leaves;
        const_cast<Network*>(this)->append_leaves("network", leaves);
        return leaves;
    }

    Leaf find(std::string_view name) const {
        std::vector<std::string> names;
        for (const ParameterInfo& info : Topology::parameter_table) names.push_back(full_name(info));
        return leaves()[position_of(name, names, "the name of a parameter")];
    }

    Storage<Topology, T> parameters_;
};

}  // namespace staticnn
