// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <string>

#include "staticnn/core/buffer.hpp"
#include "staticnn/core/leaf.hpp"
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

    /// The parameters of layer `Layer`, in the order of its schema.
    template <Index Layer>
    std::array<const T*, ParameterInfo::max_rank> of_layer() const noexcept {
        std::array<const T*, ParameterInfo::max_rank> pointers{};
        for (const ParameterInfo& info : Topology::parameter_table)
            if (info.layer == Layer) pointers[info.number] = data() + info.offset;
        return pointers;
    }

    /// Appends `prefix.<layer>.<parameter><suffix>` for each parameter.
    void append_leaves(const std::string& prefix, Leaves& leaves, const std::string& suffix = {}) {
        for (const ParameterInfo& info : Topology::parameter_table) {
            leaves.emplace_back(prefix + '.' + info.full_name() + suffix,
                                Leaf::Tensor<T>{data() + info.offset, info.layout(), info.extent_list()});
        }
    }

private:
    Buffer<T> values_{Topology::storage_size};
};

namespace detail {

/// Where the parameters of layer `Layer` start in a storage.
template <class Topology, Index Layer>
inline constexpr auto offsets_of_layer = [] {
    std::array<Index, ParameterInfo::max_rank> offsets{};
    for (const ParameterInfo& info : Topology::parameter_table)
        if (info.layer == Layer) offsets[info.number] = info.offset;
    return offsets;
}();

}  // namespace detail
}  // namespace staticnn
