// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <string>

#include "staticnn/core/buffer.hpp"
#include "staticnn/core/leaf.hpp"
#include "staticnn/models/parameter_names.hpp"
#include "staticnn/models/sequential.hpp"

namespace staticnn {

/// One number for each parameter of a topology: weights, gradients, the slots of an optimizer, averages. On
/// the heap, zero at first, copied by value.
template <class Topology, class T>
class Storage {
public:
    using Scalar = T;

    T* data() noexcept { return values_.data(); }
    const T* data() const noexcept { return values_.data(); }

    /// Appends `prefix.<layer>.<parameter><suffix>` for each parameter.
    void append_leaves(const std::string& prefix, Leaves& leaves) {
        for (const ParameterInfo& info : Topology::parameter_table) append_leaf(info, prefix, {}, leaves);
    }

    /// The same for trained parameters alone, with a suffix: slots of an optimizer have no others.
    void append_trained_leaves(const std::string& prefix, const std::string& suffix, Leaves& leaves) {
        for (const ParameterInfo& info : Topology::parameter_table)
            if (info.is_trained()) append_leaf(info, prefix, suffix, leaves);
    }

private:
    void append_leaf(const ParameterInfo& info, const std::string& prefix, const std::string& suffix,
                     Leaves& leaves) {
        leaves.emplace_back(leaf_name(prefix, info, suffix),
                            Leaf::Tensor<T>{data() + info.offset, info.layout(), extent_list(info)});
    }

    Buffer<T> values_{Topology::storage_size};
};

}  // namespace staticnn
