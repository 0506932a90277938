// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>

#include "staticnn/concepts/gradient_sink.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/panels.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/models/storage.hpp"

namespace staticnn {

/// A gradient sink that keeps the gradients.
template <class Topology, class T>
class StoreGradient {
public:
    explicit StoreGradient(Storage<Topology, T>& gradients) : to_(gradients.data()) {}

    template <class V>
    STATICNN_INLINE void put(Index offset, const V& gradient) {
        gradient.store(to_ + offset);
    }
    STATICNN_INLINE bool is_pending() const { return false; }
    template <class V>
    STATICNN_INLINE void advance() {}
    template <class V>
    STATICNN_INLINE void flush() {}

private:
    T* to_;
};

/// A gradient sink that updates the parameters at once: the gradient never reaches memory beyond the nearest
/// cache. The update of one tile is done while the next one is summed, so that reading and writing moments
/// overlaps with arithmetic.
template <class Topology, class T, class Optimizer>
class ApplyUpdate {
    static constexpr Index slot_count = Optimizer::slots.size();
    static constexpr Index slot_room = slot_count == 0 ? 1 : slot_count;
    static constexpr Index max_packs = 16;  // of one tile

public:
    using Coefficients =
        decltype(std::declval<const Optimizer&>().template coefficients<T>(0.0, std::uint64_t{1}));

    template <class Slots>
    ApplyUpdate(Storage<Topology, T>& values, Slots& slots, const Coefficients& coefficients)
        : values_(values.data()), coefficients_(coefficients) {
        for (Index i = 0; i < slot_count; ++i) slots_[i] = slots[i].data();
    }

    template <class V>
    STATICNN_INLINE void put(Index offset, const V& gradient) {
        gradient.store(gradients_ + end_ * pack_lanes);
        offsets_[end_++] = offset;
    }
    STATICNN_INLINE bool is_pending() const { return next_ < end_; }

    template <class V>
    STATICNN_INLINE void advance() {
        const Index offset = offsets_[next_];
        V value = V::load(values_ + offset);
        V slots[slot_room];
        unroll<slot_count>([&](auto i) STATICNN_INLINE_LAMBDA { slots[i] = V::load(slots_[i] + offset); });
        Optimizer::update(value, V::load(gradients_ + next_ * pack_lanes), slots, coefficients_);
        value.store(values_ + offset);
        unroll<slot_count>([&](auto i) STATICNN_INLINE_LAMBDA { slots[i].store(slots_[i] + offset); });
        ++next_;
    }

    template <class V>
    STATICNN_INLINE void flush() {
        // A function of its own: small batches leave much to do here, others nothing.
        if (is_pending()) {
            kernels::Enter<typename V::InstructionSet>::call([this]() STATICNN_INLINE_LAMBDA {
                while (is_pending()) advance<V>();
            });
        }
        next_ = end_ = 0;
    }

private:
    T* values_;
    std::array<T*, slot_room> slots_{};
    Coefficients coefficients_;
    Index next_ = 0;  // the first pack that waits
    Index end_ = 0;   // behind the last that waits
    std::array<Index, max_packs> offsets_{};
    alignas(64) T gradients_[max_packs * pack_lanes];
};

}  // namespace staticnn
