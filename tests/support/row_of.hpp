// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <initializer_list>
#include <limits>
#include <vector>

#include "staticnn/core/buffer.hpp"
#include "staticnn/kernels/rows.hpp"

namespace staticnn {

/// One row with the padding of a panel, as losses and activations see it. The padding is NaN.
template <class T, class Isa = kernels::PortableFma>
class RowOf {
public:
    using Row = kernels::Row<kernels::Pack<Isa, T>>;

    RowOf(std::initializer_list<T> values) : RowOf(values.begin(), values.size()) {}
    template <class Number, Index Columns>
    explicit RowOf(const Number (&values)[Columns]) : RowOf(values, Columns) {}
    template <class Number>
    RowOf(const Number* values, Index columns) : columns_(columns), memory_(width() * panels()) {
        for (Index i = 0; i < memory_.size(); ++i) memory_.data()[i] = std::numeric_limits<T>::quiet_NaN();
        for (Index column = 0; column < columns; ++column) row()[column] = static_cast<T>(values[column]);
    }

    Row row() { return Row({memory_.data(), width()}, width(), 0, columns_); }

    /// The padding behind the last column.
    std::vector<T> padding() {
        std::vector<T> values;
        for (Index column = columns_; column < width() * panels(); ++column) values.push_back(row()[column]);
        return values;
    }

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
