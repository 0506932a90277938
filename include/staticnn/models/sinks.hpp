// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "staticnn/concepts/gradient_sink.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/panels.hpp"
#include "staticnn/core/team.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/pack.hpp"
#include "staticnn/models/storage.hpp"

namespace staticnn {

/// A gradient sink that keeps the gradients. At a running statistic it keeps the new value.
template <class T>
class StoreGradient {
public:
    template <class Topology>
    explicit StoreGradient(Storage<Topology, T>& gradients) : to_(gradients.data()) {}

    STATICNN_INLINE void begin(Index) {}
    template <class V>
    STATICNN_INLINE void put(Index offset, const V& gradient) {
        gradient.store(to_ + offset);
    }
    template <class V>
    STATICNN_INLINE void move(Index offset, const V& value) {
        value.store(to_ + offset);
    }
    STATICNN_INLINE bool is_pending() const { return false; }
    template <class V>
    STATICNN_INLINE void advance() {}
    template <class V>
    STATICNN_INLINE void flush() {}

private:
    T* to_;
};

/// The rate of each trained parameter: a factor on the learning rate, 1 for all unless told otherwise; 0
/// freezes a parameter and leaves its slots alone.
using RateFactors = std::span<const double>;

namespace detail {

/// How many packs a kernel puts at most before it calls `flush`.
inline constexpr Index packs_of_tile = 16;

/// The packs of a gradient that wait for their update. A copy of a sink starts without any.
template <class T>
struct WaitingPacks {
    WaitingPacks() {}
    WaitingPacks(const WaitingPacks&) {}
    WaitingPacks& operator=(const WaitingPacks&) = delete;

    Index next = 0;  // the first that waits
    Index end = 0;   // behind the last that waits
    Index offsets[packs_of_tile];
    alignas(64) T gradients[packs_of_tile * pack_lanes];
};

}  // namespace detail

/// A gradient sink that updates the parameters at once: the gradient never reaches memory beyond the nearest
/// cache. The update of one tile is done while the next one is summed, so that reading and writing moments
/// overlaps with arithmetic. Its type does not name the topology: networks share the kernels that update.
template <class T, class Optimizer>
class ApplyUpdate {
    static constexpr Index slot_count = Optimizer::slots.size();
    static constexpr Index slot_room = slot_count == 0 ? 1 : slot_count;

public:
    using Coefficients =
        decltype(std::declval<const Optimizer&>().template coefficients<T>(0.0, std::uint64_t{1}));

    /// `rate` is the learning rate of update number `update`; `factors` has one number for each parameter, or
    /// none at all.
    template <class Topology, class Slots>
    ApplyUpdate(Storage<Topology, T>& values, Slots& slots, const Optimizer& optimizer, double rate,
                std::uint64_t update, RateFactors factors = {})
        : parameters_(Topology::parameter_table),
          values_(values.data()),
          optimizer_(optimizer),
          rate_(rate),
          update_(update),
          factors_(factors) {
        for (Index i = 0; i < slot_count; ++i) slots_[i] = slots[i].data();
        set_factor(1.0);
    }

    void begin(Index parameter) {
        const double factor = factors_.empty() ? 1.0 : factors_[parameter];
        is_frozen_ = factor == 0 || !parameters_[parameter].is_trained();
        if (!is_frozen_ && factor != factor_) set_factor(factor);
    }

    template <class V>
    STATICNN_INLINE void put(Index offset, const V& gradient) {
        if (is_frozen_) return;
        gradient.store(waiting_.gradients + waiting_.end * pack_lanes);
        waiting_.offsets[waiting_.end++] = offset;
    }
    template <class V>
    STATICNN_INLINE void move(Index offset, const V& value) {
        value.store(values_ + offset);
    }
    STATICNN_INLINE bool is_pending() const { return waiting_.next < waiting_.end; }

    template <class V>
    STATICNN_INLINE void advance() {
        const Index offset = waiting_.offsets[waiting_.next];
        V value = V::load(values_ + offset);
        V slots[slot_room];
        unroll<slot_count>([&](auto i) STATICNN_INLINE_LAMBDA { slots[i] = V::load(slots_[i] + offset); });
        Optimizer::update(value, V::load(waiting_.gradients + waiting_.next * pack_lanes), slots,
                          coefficients_);
        value.store(values_ + offset);
        unroll<slot_count>([&](auto i) STATICNN_INLINE_LAMBDA { slots[i].store(slots_[i] + offset); });
        ++waiting_.next;
    }

    template <class V>
    STATICNN_INLINE void flush() {
        // A function of its own: small batches leave much to do here, others nothing.
        if (is_pending()) {
            kernels::Enter<typename V::InstructionSet>::call([this]() STATICNN_INLINE_LAMBDA {
                while (is_pending()) advance<V>();
            });
        }
        waiting_.next = waiting_.end = 0;
    }

private:
    void set_factor(double factor) {
        factor_ = factor;
        coefficients_ = optimizer_.template coefficients<T>(rate_ * factor, update_);
    }

    std::span<const ParameterInfo> parameters_;
    T* values_;
    std::array<T*, slot_room> slots_{};
    const Optimizer& optimizer_;
    double rate_;
    std::uint64_t update_;
    RateFactors factors_;
    double factor_ = 1;  // of `coefficients_`
    Coefficients coefficients_{};
    bool is_frozen_ = false;
    detail::WaitingPacks<T> waiting_;
};

namespace detail {

/// Gives running statistics the new values that StoreGradient has kept.
template <class Topology, class T>
void move_statistics(const Storage<Topology, T>& gradients, Storage<Topology, T>& values) {
    for (const ParameterInfo& info : Topology::parameter_table)
        if (info.role == ParameterRole::running)
            std::copy_n(gradients.data() + info.offset, info.layout().size(), values.data() + info.offset);
}

/// Hands stored gradients to a sink.
template <class Isa, class Topology, class T, class Sink>
void hand_over(const Storage<Topology, T>& gradients, Sink& sink) {
    using V = kernels::Pack<Isa, T>;
    for (Index number = 0; number < Topology::parameter_table.size(); ++number) {
        const ParameterInfo& info = Topology::parameter_table[number];
        if (!info.is_trained()) continue;
        sink.begin(number);
        const Index size = info.layout().size();
        share(size / pack_lanes, operations_of_a_map * size, [&](Index first, Index last) {
            Sink own(sink);
            kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
                for (Index pack = first; pack < last; ++pack) {
                    const Index offset = info.offset + pack * pack_lanes;
                    own.put(offset, V::load(gradients.data() + offset));
                    if (own.is_pending()) own.template advance<V>();
                    if (pack % packs_of_tile == packs_of_tile - 1 || pack + 1 == last)
                        own.template flush<V>();
                }
            });
        });
    }
}

/// A sink as one layer sees it, a copy of its own: offsets and numbers count from the layer's first
/// parameter.
template <class Sink>
class LayerSink {
public:
    LayerSink(const Sink& sink, Index offset, Index first) : sink_(sink), offset_(offset), first_(first) {}

    /// As a layer inside of this one sees it.
    LayerSink inside(const ParameterRange& range) const {
        return {sink_, offset_ + range.offset, first_ + range.first};
    }

    STATICNN_INLINE void begin(Index parameter) { sink_.begin(first_ + parameter); }
    template <class V>
    STATICNN_INLINE void put(Index offset, const V& gradient) {
        sink_.put(offset_ + offset, gradient);
    }
    template <class V>
    STATICNN_INLINE void move(Index offset, const V& value) {
        sink_.move(offset_ + offset, value);
    }
    STATICNN_INLINE bool is_pending() const { return sink_.is_pending(); }
    template <class V>
    STATICNN_INLINE void advance() {
        sink_.template advance<V>();
    }
    template <class V>
    STATICNN_INLINE void flush() {
        sink_.template flush<V>();
    }

private:
    Sink sink_;
    Index offset_;
    Index first_;
};

}  // namespace detail
}  // namespace staticnn
