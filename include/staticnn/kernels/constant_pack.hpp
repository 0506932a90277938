// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/lane.hpp"
#include "staticnn/kernels/pack.hpp"

namespace staticnn::kernels {

/// 16 values for constant expressions, with the functions of a pack that predictions use.
template <class T>
class Pack<Constants, T> {
    using Number = Lane<T>;

public:
    using InstructionSet = Constants;
    using Scalar = T;
    using Bits = typename Number::Bits;

    struct Mask {
        bool lanes[pack_lanes]{};
    };

    constexpr Pack() = default;
    constexpr explicit Pack(T value) {
        for (Number& lane : lanes_) lane = Number(value);
    }

    static constexpr Pack load(const T* from) {
        Pack r;
        for (Index i = 0; i < pack_lanes; ++i) r.lanes_[i] = Number(from[i]);
        return r;
    }
    template <Index Count>
    static constexpr Pack load_first(const T* from) {
        Pack r;
        for (Index i = 0; i < Count; ++i) r.lanes_[i] = Number(from[i]);
        return r;
    }
    constexpr void store(T* to) const {
        for (Index i = 0; i < pack_lanes; ++i) to[i] = lanes_[i].value;
    }

    static constexpr Pack lane_numbers() {
        Pack r;
        for (Index i = 0; i < pack_lanes; ++i) r.lanes_[i] = Number(static_cast<T>(i));
        return r;
    }

    constexpr void add_product(const Pack& a, const Pack& b) { *this = fma(a, b, *this); }

    friend constexpr Pack operator+(const Pack& a, const Pack& b) {
        return map([](Number x, Number y) { return x + y; }, a, b);
    }
    friend constexpr Pack operator-(const Pack& a, const Pack& b) {
        return map([](Number x, Number y) { return x - y; }, a, b);
    }
    friend constexpr Pack operator*(const Pack& a, const Pack& b) {
        return map([](Number x, Number y) { return x * y; }, a, b);
    }
    friend constexpr Pack operator/(const Pack& a, const Pack& b) {
        return map([](Number x, Number y) { return x / y; }, a, b);
    }
    friend constexpr Pack operator-(const Pack& a) {
        return map([](Number x) { return -x; }, a);
    }

    friend constexpr Mask operator<(const Pack& a, const Pack& b) {
        return compare([](Number x, Number y) { return x < y; }, a, b);
    }
    friend constexpr Mask operator>(const Pack& a, const Pack& b) {
        return compare([](Number x, Number y) { return x > y; }, a, b);
    }
    friend constexpr Mask operator==(const Pack& a, const Pack& b) {
        return compare([](Number x, Number y) { return x == y; }, a, b);
    }

    friend constexpr Pack fma(const Pack& a, const Pack& b, const Pack& c) {
        return map([](Number x, Number y, Number z) { return fma(x, y, z); }, a, b, c);
    }
    friend constexpr Pack sqrt(const Pack& a) {
        return map([](Number x) { return sqrt(x); }, a);
    }
    friend constexpr Pack max(const Pack& a, const Pack& b) {
        return map([](Number x, Number y) { return max(x, y); }, a, b);
    }
    friend constexpr Pack min(const Pack& a, const Pack& b) {
        return map([](Number x, Number y) { return min(x, y); }, a, b);
    }
    friend constexpr Pack select(const Mask& condition, const Pack& a, const Pack& b) {
        Pack r;
        for (Index i = 0; i < pack_lanes; ++i)
            r.lanes_[i] = select(condition.lanes[i], a.lanes_[i], b.lanes_[i]);
        return r;
    }

    template <Index Half>
    constexpr Pack upper() const {
        Pack r;
        for (Index i = 0; i < pack_lanes; ++i) r.lanes_[i] = lanes_[(i + Half) % pack_lanes];
        return r;
    }

    friend constexpr Pack bits_and(const Pack& a, Bits mask) {
        return map([mask](Number x) { return bits_and(x, mask); }, a);
    }
    friend constexpr Pack bits_or(const Pack& a, Bits mask) {
        return map([mask](Number x) { return bits_or(x, mask); }, a);
    }
    friend constexpr Pack bits_xor(const Pack& a, const Pack& b) {
        return map([](Number x, Number y) { return bits_xor(x, y); }, a, b);
    }
    friend constexpr Pack bits_left(const Pack& a, int count) {
        return map([count](Number x) { return bits_left(x, count); }, a);
    }
    friend constexpr Pack bits_right(const Pack& a, int count) {
        return map([count](Number x) { return bits_right(x, count); }, a);
    }

private:
    template <class Function, class... Packs>
    static constexpr Pack map(const Function& function, const Packs&... packs) {
        Pack r;
        for (Index i = 0; i < pack_lanes; ++i) r.lanes_[i] = function(packs.lanes_[i]...);
        return r;
    }
    template <class Function>
    static constexpr Mask compare(const Function& function, const Pack& a, const Pack& b) {
        Mask r;
        for (Index i = 0; i < pack_lanes; ++i) r.lanes[i] = function(a.lanes_[i], b.lanes_[i]);
        return r;
    }

    Number lanes_[pack_lanes]{};
};

}  // namespace staticnn::kernels
