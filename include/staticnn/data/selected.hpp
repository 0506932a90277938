// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/concepts/row_source.hpp"
#include "staticnn/data/bounds.hpp"
#include "staticnn/data/labels.hpp"
#include "staticnn/kernels/load_rows.hpp"

namespace staticnn {

/// Some rows of another source, by their numbers, which somebody else owns: see `Selection`.
template <RowSource Base>
class SelectedRows {
public:
    using element_type = typename Base::element_type;
    static constexpr Index width = Base::width;

    /// The numbers were checked by whoever made them.
    SelectedRows(const Base& base, const std::uint32_t* numbers, Index rows) noexcept
        : base_(base), numbers_(numbers), rows_(rows) {}

    Index rows() const noexcept { return rows_; }
    float scale() const noexcept { return base_.scale(); }

    SelectedRows slice(Index first, Index count) const {
        detail::check_slice(first, count, rows_);
        return SelectedRows(base_, numbers_ + first, count);
    }

    void read(Index row, Index place, const Moment* moment, ElementOf<Base>* to) const {
        read_row(base_, numbers_[row], place, moment, to);
    }

    template <class Isa, class T>
    bool try_load(Index rows, kernels::PanelView<T> to, const kernels::Pick& pick,
                  const Moment* moment) const {
        if (pick.selection != nullptr) return false;  // a selection of a selection: row by row
        kernels::load_rows<Isa>(base_, rows, to, through(pick), moment);
        return true;
    }

    void announce(Index rows, const kernels::Pick& pick, const Moment& moment) const requires
        requires(const Base& base) {
        base.announce(rows, pick, moment);
    }
    { base_.announce(rows, through(pick), moment); }

private:
    kernels::Pick through(const kernels::Pick& pick) const { return {pick.order, pick.first, numbers_}; }

    Base base_;
    const std::uint32_t* numbers_;
    Index rows_;
};

/// The labels of some samples, by their numbers, which somebody else owns.
template <LabelSource Base>
class SelectedLabels {
public:
    static constexpr Index classes = Base::classes;

    /// The numbers were checked by whoever made them.
    SelectedLabels(const Base& base, const std::uint32_t* numbers, Index rows) noexcept
        : base_(base), numbers_(numbers), rows_(rows) {}

    Index rows() const noexcept { return rows_; }
    Index operator[](Index index) const noexcept { return base_[numbers_[index]]; }

    SelectedLabels slice(Index first, Index count) const {
        detail::check_slice(first, count, rows_);
        return SelectedLabels(base_, numbers_ + first, count);
    }

private:
    Base base_;
    const std::uint32_t* numbers_;
    Index rows_;
};

}  // namespace staticnn
