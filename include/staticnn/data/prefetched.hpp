// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

#include "staticnn/data/data_view.hpp"
#include "staticnn/data/prefetch_worker.hpp"
#include "staticnn/kernels/load_rows.hpp"

namespace staticnn {

/// Rows of `Base` that a worker has ready when a batch is announced: see `Prefetched`. Any other use reads
/// them from `Base`.
template <RowSource Base>
class PrefetchedRows {
public:
    using element_type = typename Base::element_type;
    static constexpr Index width = Base::width;

    /// `base` are the rows of the worker's source from row `first`.
    PrefetchedRows(const Base& base, Index first, detail::PrefetchWorker<Base>& worker) noexcept
        : base_(base), first_(first), worker_(&worker) {}

    Index rows() const noexcept { return base_.rows(); }
    float scale() const noexcept { return base_.scale(); }

    PrefetchedRows slice(Index first, Index count) const {
        return PrefetchedRows(base_.slice(first, count), first_ + first, *worker_);
    }

    void read(Index row, Index place, const Moment* moment, ElementOf<Base>* to) const {
        read_row(base_, row, place, moment, to);
    }

    template <class Isa, class T>
    bool try_load(Index rows, kernels::PanelView<T> to, const kernels::Pick& pick,
                  const Moment* moment) const {
        const ElementOf<Base>* ready =
            moment == nullptr ? nullptr : worker_->take(rows, numbers(pick), *moment);
        if (ready != nullptr)
            kernels::gather<Isa, panel_width(width), T>(ready, width, rows, static_cast<T>(scale()), to, {});
        else
            kernels::load_rows<Isa>(base_, rows, to, pick, moment);
        return true;
    }

    void announce(Index rows, const kernels::Pick& pick, const Moment& moment) const {
        if (rows != 0) worker_->ask(rows, numbers(pick), moment);
    }

private:
    auto numbers(const kernels::Pick& pick) const {
        return [pick, first = first_](Index row) { return first + pick(row); };
    }

    Base base_;
    Index first_;
    detail::PrefetchWorker<Base>* worker_;
};

/// A data set whose next batch a thread reads while the present one is trained on: for files larger than
/// memory, and for augmented images. The bits are those of the data themselves, wherever a run is resumed.
/// Owns the thread and nothing else: the data must outlive it. To be used by one trainer at a time.
template <class BaseView>
class Prefetched {
    using Base = std::remove_cvref_t<decltype(std::declval<BaseView>().features())>;

public:
    explicit Prefetched(const BaseView& base)
        : base_(base), worker_(std::make_unique<detail::PrefetchWorker<Base>>(base.features())) {}

    Index rows() const noexcept { return base_.rows(); }

    auto view() const& { return base_.with_features(PrefetchedRows<Base>(base_.features(), 0, *worker_)); }
    auto view() const&& = delete;  // would dangle: give it a name

private:
    BaseView base_;
    std::unique_ptr<detail::PrefetchWorker<Base>> worker_;
};

/// `data`, prepared by a thread: see `Prefetched`. Samples in a file larger than memory are trained on by
///     const auto images = map_idx_images<784>("images-idx3-ubyte");
///     const auto classes = read_idx_labels<10>("labels-idx1-ubyte");
///     const auto data = prefetched(in_blocks(DataView(images.view(), classes.view())));
///     trainer.fit(data, {.epochs = 10});
template <class Data>
auto prefetched(const Data& data) {
    return Prefetched<decltype(data.view())>(data.view());
}
template <detail::TemporaryData Data>
void prefetched(Data&&) = delete;  // would dangle: give it a name

}  // namespace staticnn
