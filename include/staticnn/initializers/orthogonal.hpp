// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>

#include "staticnn/concepts/initializer.hpp"
#include "staticnn/core/buffer.hpp"
#include "staticnn/core/decimal.hpp"
#include "staticnn/core/random_normal.hpp"
#include "staticnn/kernels/dispatch.hpp"
#include "staticnn/kernels/pack.hpp"

namespace staticnn {

namespace detail {

/// Makes `count` vectors of `size` numbers (a multiple of a pack, zeros at the end), one after the other in
/// memory, orthonormal: the modified method of Gram and Schmidt, each vector treated twice, which leaves no
/// more than rounding (Giraud, Langou, Rozloznik, The Loss of Orthogonality in the Gram-Schmidt
/// Orthogonalization Process, 2005). This is the Q of the QR decomposition whose R has a positive diagonal.
/// Without fused multiply-adds: the same bits on every processor.
inline void orthonormalize(double* vectors, Index count, Index size) {
    kernels::Enter<kernels::Portable>::call([&]() STATICNN_INLINE_LAMBDA {
        using V = kernels::Pack<kernels::Portable, double>;
        const auto product = [&](const double* a, const double* b) STATICNN_INLINE_LAMBDA {
            V sum(0.0);
            for (Index at = 0; at < size; at += pack_lanes) sum = sum + V::load(a + at) * V::load(b + at);
            return kernels::sum_of_lanes(sum);
        };
        for (Index i = 0; i < count; ++i) {
            double* vector = vectors + i * size;
            for (int time = 0; time < 2; ++time) {
                for (Index j = 0; j < i; ++j) {
                    const double* other = vectors + j * size;
                    const V share(product(vector, other));
                    for (Index at = 0; at < size; at += pack_lanes)
                        (V::load(vector + at) - share * V::load(other + at)).store(vector + at);
                }
            }
            const V norm(__builtin_sqrt(product(vector, vector)));
            for (Index at = 0; at < size; at += pack_lanes) (V::load(vector + at) / norm).store(vector + at);
        }
    });
}

}  // namespace detail

/// Gain times a random orthogonal matrix: its columns, or where there are more of them its rows, are
/// orthonormal. Default as in Keras.
/// Source: Saxe, McClelland, Ganguli, Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear
/// Neural Networks, 2013.
template <Decimal Gain = 1>
struct Orthogonal {
    static_assert(Gain.is_valid && Gain.value() > 0,
                  "staticnn: the gain of 'Orthogonal' is a number above 0");

    static void fill(const RandomStream& stream, MatrixSize size, double* values) {
        const bool is_wide = size.columns > size.rows;
        const Index count = std::min(size.rows, size.columns), length = std::max(size.rows, size.columns);
        const Index padded = round_up(length, pack_lanes);
        Buffer<double> vectors(count * padded);
        // Random numbers in the order of a [length, count] matrix.
        for (Index i = 0; i < length; ++i)
            for (Index j = 0; j < count; ++j)
                vectors.data()[j * padded + i] = standard_normal(stream, i * count + j);
        detail::orthonormalize(vectors.data(), count, padded);
        for (Index row = 0; row < size.rows; ++row)
            for (Index column = 0; column < size.columns; ++column) {
                const Index at = is_wide ? row * padded + column : column * padded + row;
                values[row * size.columns + column] = Gain.value() * vectors.data()[at];
            }
    }
};

}  // namespace staticnn
