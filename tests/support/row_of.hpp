// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <initializer_list>
#include <limits>
#include <vector>

#include "staticnn/core/buffer.hpp"
#include "staticnn/kernels/rows.hpp"

namespace staticnn {

/// One row with the padding of a panel, as losses and activations see it. The padding is NaN.
template <class T>
class RowOf {
public:
    using Row = kernels::Row<kernels::Pack<kernels::PortableFma, T>>;

    RowOf(std::initializer_list<T> values) : columns_(values.size()), memory_(width() * panels()) {
        for (Index i = 0; i < memory_.size(); ++i) memory_.data()[i] = std::numeric_limits<T>::quiet_NaN();
        Index column = 0;
        for (const T value : values) row()[column++] = value;
    }

    Row row() { return Row({memory_.data(), width()}, width(), 0, columns_); }

    std::vector<T> values() {
        std::vector<T> values;
        for (Index column = 0; column < columns_; ++column) values.push_back(row()[column]);
        return values;
    }

private:
    Index width() const { return panel_width(columns_); }
    Index panels() const { return (columns_ + width() - 1) / width(); }

    Index columns_;
    Buffer<T> memory_;
};

}  // namespace staticnn
