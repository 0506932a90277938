// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/elementary.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/core/lane.hpp"

namespace staticnn {

/// How an image is moved: mirrored left to right, then turned about its middle, then shifted.
struct ImageMotion {
    double right = 0;     ///< pixels
    double down = 0;      ///< pixels
    double rotation = 0;  ///< degrees from -180 to 180, clockwise
    bool is_mirrored = false;
};

namespace detail {

/// Where the pixels of a moved image come from.
template <Index Height, Index Width>
class InverseMotion {
    using Number = Lane<double>;

public:
    struct Place {
        Number row, column;
    };

    explicit InverseMotion(const ImageMotion& motion) : motion_(motion) {
        const double half_turns = (motion.rotation < 0 ? -motion.rotation : motion.rotation) / 180;
        const double sine = cos_pi(half_turns < 0.5 ? 0.5 - half_turns : half_turns - 0.5);
        cosine_ = Number(cos_pi(half_turns));
        sine_ = Number(motion.rotation < 0 ? -sine : sine);
    }

    Place operator()(Index row, Index column) const {
        constexpr double middle_row = (Height - 1) / 2.0, middle_column = (Width - 1) / 2.0;
        const Number y(static_cast<double>(row) - middle_row - motion_.down);
        const Number x(static_cast<double>(column) - middle_column - motion_.right);
        const Number from_x = fma(cosine_, x, sine_ * y);
        const Number from_y = fma(cosine_, y, -(sine_ * x));
        return {from_y + Number(middle_row),
                (motion_.is_mirrored ? -from_x : from_x) + Number(middle_column)};
    }

private:
    ImageMotion motion_;
    Number cosine_, sine_;
};

}  // namespace detail

/// Writes `from`, an image [Height, Width, Channels], moved, to `to`. Between pixels values are interpolated
/// in both directions; what comes from outside is 0. The same bits everywhere.
template <Index Height, Index Width, Index Channels>
STATICNN_INLINE void move_image(const ImageMotion& motion, const float* from, float* to) {
    using Number = Lane<double>;
    const detail::InverseMotion<Height, Width> inverse(motion);
    for (Index row = 0; row < Height; ++row) {
        for (Index column = 0; column < Width; ++column, to += Channels) {
            const auto place = inverse(row, column);
            for (Index channel = 0; channel < Channels; ++channel) to[channel] = 0;
            // Also false for what lies so far outside that no neighbour is a pixel.
            if (!(place.row > Number(-1) && place.row < Number(Height))) continue;
            if (!(place.column > Number(-1) && place.column < Number(Width))) continue;
            // Shifted by one, so that the conversion rounds down.
            const auto top = static_cast<Index>(place.row.value + 1);
            const auto left = static_cast<Index>(place.column.value + 1);
            const Number below = place.row - (Number(static_cast<double>(top)) - Number(1));
            const Number beside = place.column - (Number(static_cast<double>(left)) - Number(1));
            const auto value = [&](Index shifted_row, Index shifted_column, Index channel) {
                const bool is_inside = shifted_row >= 1 && shifted_row <= Height && shifted_column >= 1 &&
                                       shifted_column <= Width;
                if (!is_inside) return Number(0);
                const Index pixel = (shifted_row - 1) * Width + shifted_column - 1;
                return Number(static_cast<double>(from[pixel * Channels + channel]));
            };
            const auto between = [](Number a, Number b, Number share) { return fma(b - a, share, a); };
            for (Index channel = 0; channel < Channels; ++channel) {
                const Number upper =
                    between(value(top, left, channel), value(top, left + 1, channel), beside);
                const Number lower =
                    between(value(top + 1, left, channel), value(top + 1, left + 1, channel), beside);
                to[channel] = static_cast<float>(between(upper, lower, below).value);
            }
        }
    }
}

}  // namespace staticnn
