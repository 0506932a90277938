// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <cstring>

#include "staticnn/core/panels.hpp"
#include "staticnn/core/philox.hpp"
#include "staticnn/core/unroll.hpp"
#include "staticnn/kernels/simd.hpp"

namespace staticnn::kernels {

/// 16 values, on every instruction set: the value type of all formulas. One 64-byte register on AVX-512,
/// several registers elsewhere. Copied by its own functions, hence passed by reference wherever it is not
/// inlined.
template <class Isa, class T>
class Pack {
    using Register = Simd<Isa, T>;
    static constexpr Index parts = Register::parts;

public:
    using InstructionSet = Isa;
    using Scalar = T;
    using Bits = typename Register::Unsigned;

    /// The result of a comparison, lane by lane.
    struct Mask {
        typename Register::Mask parts[Pack::parts];

        STATICNN_INLINE Mask() {}
        STATICNN_INLINE Mask(const Mask& other) { Register::copy(parts, other.parts); }
        STATICNN_INLINE Mask& operator=(const Mask& other) {
            Register::copy(parts, other.parts);
            return *this;
        }

        /// Lane i is set when words[i] >= threshold; `words` is aligned to 64 bytes.
        STATICNN_INLINE static Mask at_least(const std::uint32_t* words, std::uint32_t threshold) {
            Mask r;
            Register::at_least(r.parts, words, threshold);
            return r;
        }
    };

    STATICNN_INLINE Pack() {}
    STATICNN_INLINE Pack(const Pack& other) { Register::copy(parts_, other.parts_); }
    STATICNN_INLINE explicit Pack(T value) { Register::broadcast(parts_, value); }
    STATICNN_INLINE Pack& operator=(const Pack& other) {
        Register::copy(parts_, other.parts_);
        return *this;
    }

    STATICNN_INLINE static Pack load(const T* from) {
        Pack r;
        Register::load(r.parts_, from);
        return r;
    }
    /// The first `Count` values of a pack, and zeros; nothing behind them is read.
    template <Index Count>
    STATICNN_INLINE static Pack load_first(const T* from) {
        Pack r;
        Register::template load_first<Count>(r.parts_, from);
        return r;
    }
    STATICNN_INLINE void store(T* to) const { Register::store(parts_, to); }

    /// 16 bytes as numbers; `from` needs no alignment.
    STATICNN_INLINE static Pack widen(const std::uint8_t* from) {
        Pack r;
        Register::widen(r.parts_, from);
        return r;
    }

    /// 0, 1, 2 ... 15.
    STATICNN_INLINE static Pack lane_numbers() {
        alignas(64) static constexpr T numbers[pack_lanes] = {0, 1, 2,  3,  4,  5,  6,  7,
                                                              8, 9, 10, 11, 12, 13, 14, 15};
        return load(numbers);
    }

    /// this = a * b + this, without a copy: for the innermost loops.
    STATICNN_INLINE void add_product(const Pack& a, const Pack& b) {
        Register::fma(parts_, a.parts_, b.parts_, parts_);
    }

    STATICNN_INLINE friend Pack operator+(const Pack& a, const Pack& b) {
        Pack r;
        Register::add(r.parts_, a.parts_, b.parts_);
        return r;
    }
    STATICNN_INLINE friend Pack operator-(const Pack& a, const Pack& b) {
        Pack r;
        Register::subtract(r.parts_, a.parts_, b.parts_);
        return r;
    }
    STATICNN_INLINE friend Pack operator*(const Pack& a, const Pack& b) {
        Pack r;
        Register::multiply(r.parts_, a.parts_, b.parts_);
        return r;
    }
    STATICNN_INLINE friend Pack operator/(const Pack& a, const Pack& b) {
        Pack r;
        Register::divide(r.parts_, a.parts_, b.parts_);
        return r;
    }
    STATICNN_INLINE friend Pack operator-(const Pack& a) {
        Pack r;
        Register::negate(r.parts_, a.parts_);
        return r;
    }

    STATICNN_INLINE friend Mask operator<(const Pack& a, const Pack& b) {
        Mask r;
        Register::less(r.parts, a.parts_, b.parts_);
        return r;
    }
    STATICNN_INLINE friend Mask operator>(const Pack& a, const Pack& b) {
        Mask r;
        Register::greater(r.parts, a.parts_, b.parts_);
        return r;
    }
    STATICNN_INLINE friend Mask operator==(const Pack& a, const Pack& b) {
        Mask r;
        Register::equal(r.parts, a.parts_, b.parts_);
        return r;
    }

    /// a * b + c; rounded once but on Portable.
    STATICNN_INLINE friend Pack fma(const Pack& a, const Pack& b, const Pack& c) {
        Pack r;
        Register::fma(r.parts_, a.parts_, b.parts_, c.parts_);
        return r;
    }
    STATICNN_INLINE friend Pack sqrt(const Pack& a) {
        Pack r;
        Register::sqrt(r.parts_, a.parts_);
        return r;
    }
    /// a > b ? a : b, so that `max(limit, x)` keeps a NaN in x.
    STATICNN_INLINE friend Pack max(const Pack& a, const Pack& b) {
        Pack r;
        Register::max(r.parts_, a.parts_, b.parts_);
        return r;
    }
    /// a < b ? a : b, so that `min(limit, x)` keeps a NaN in x.
    STATICNN_INLINE friend Pack min(const Pack& a, const Pack& b) {
        Pack r;
        Register::min(r.parts_, a.parts_, b.parts_);
        return r;
    }
    STATICNN_INLINE friend Pack select(const Mask& condition, const Pack& a, const Pack& b) {
        Pack r;
        Register::select(r.parts_, condition.parts, a.parts_, b.parts_);
        return r;
    }

    /// low = a[0], b[0], a[1], b[1] ... a[7], b[7], high = a[8], b[8] ... a[15], b[15].
    STATICNN_INLINE friend void zip(const Pack& a, const Pack& b, Pack& low, Pack& high) {
        Register::zip(a.parts_, b.parts_, low.parts_, high.parts_);
    }

    /// Value i + Half in place i, for i < Half; in the other places some of the values.
    template <Index Half>
    STATICNN_INLINE Pack upper() const {
        Pack r;
        Register::template take_upper<Half>(r.parts_, parts_);
        return r;
    }

    /// Bit i is set when value i is neither +0 nor -0.
    STATICNN_INLINE friend std::uint32_t nonzero_bits(const Pack& a) {
        return Register::nonzero_bits(a.parts_);
    }

    STATICNN_INLINE friend Pack bits_and(const Pack& a, Bits mask) {
        Pack r;
        Register::bits_and(r.parts_, a.parts_, mask);
        return r;
    }
    STATICNN_INLINE friend Pack bits_or(const Pack& a, Bits mask) {
        Pack r;
        Register::bits_or(r.parts_, a.parts_, mask);
        return r;
    }
    STATICNN_INLINE friend Pack bits_xor(const Pack& a, const Pack& b) {
        Pack r;
        Register::bits_xor(r.parts_, a.parts_, b.parts_);
        return r;
    }
    STATICNN_INLINE friend Pack bits_left(const Pack& a, int count) {
        Pack r;
        Register::bits_left(r.parts_, a.parts_, count);
        return r;
    }
    STATICNN_INLINE friend Pack bits_right(const Pack& a, int count) {
        Pack r;
        Register::bits_right(r.parts_, a.parts_, count);
        return r;
    }

private:
    typename Register::Vector parts_[parts];
};

/// Joins 16 values in a fixed tree: lane i takes lane i + 8 by join(lower, upper), then i + 4, i + 2, i + 1.
/// The first lane is the result, the others are what was left on the way.
template <class V, class Join>
STATICNN_INLINE constexpr V fold_lanes(V pack, const Join& join) {
    pack = join(pack, pack.template upper<8>());
    pack = join(pack, pack.template upper<4>());
    pack = join(pack, pack.template upper<2>());
    return join(pack, pack.template upper<1>());
}

template <class V, class Join>
STATICNN_INLINE constexpr typename V::Scalar join_lanes(V pack, const Join& join) {
    pack = fold_lanes(pack, join);
    alignas(64) typename V::Scalar lanes[pack_lanes];
    pack.store(lanes);
    return lanes[0];
}

struct AddLanes {
    template <class V>
    STATICNN_INLINE constexpr V operator()(const V& lower, const V& upper) const {
        return lower + upper;
    }
};

template <class V>
STATICNN_INLINE constexpr typename V::Scalar sum_of_lanes(const V& pack) {
    return join_lanes(pack, AddLanes{});
}

/// NaN when the first lane of the tree meets one.
template <class V>
STATICNN_INLINE constexpr typename V::Scalar max_of_lanes(const V& pack) {
    return join_lanes(
        pack, [](const V& lower, const V& upper) STATICNN_INLINE_LAMBDA { return max(upper, lower); });
}

/// The random words of `Packs` neighbouring packs. Pack number p (counted over the rows of a batch and the
/// packs of a row) owns the blocks 4 p .. 4 p + 3; its column c < 8 takes word c % 2 of block c / 2, its
/// column 8 + c takes word 2 + c % 2 of block c / 2. This addressing is format.
template <class Isa, Index Packs>
struct RandomWords {
    alignas(64) std::uint32_t words[Packs * pack_lanes];

    STATICNN_INLINE RandomWords(const RandomStream& stream, Index first_pack) {
        constexpr Index blocks = 4 * Packs;
        constexpr Index at_once = PhiloxLanes<Isa>::blocks;
        constexpr Index room = 2 * (blocks < at_once ? at_once : blocks);
        alignas(64) std::uint32_t low[room];
        alignas(64) std::uint32_t high[room];
        for (Index block = 0; block < blocks; block += at_once) {
            PhiloxLanes<Isa>::blocks_from(stream.counter(static_cast<std::uint32_t>(4 * first_pack + block)),
                                          stream.key(), low + 2 * block, high + 2 * block);
        }
        for (Index pack = 0; pack < Packs; ++pack) {
            std::memcpy(words + pack_lanes * pack, low + 8 * pack, 32);
            std::memcpy(words + pack_lanes * pack + 8, high + 8 * pack, 32);
        }
    }
};

}  // namespace staticnn::kernels
