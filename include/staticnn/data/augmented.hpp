// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <type_traits>

#include "staticnn/concepts/row_source.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/core/normal.hpp"
#include "staticnn/core/uniform.hpp"
#include "staticnn/data/data_view.hpp"
#include "staticnn/data/image_motion.hpp"
#include "staticnn/kernels/best_instruction_set.hpp"
#include "staticnn/kernels/dispatch.hpp"

namespace staticnn {

struct AugmentationOptions {
    double max_shift = 0;             ///< pixels, in each direction
    double max_rotation = 0;          ///< degrees, in each direction
    double noise = 0;                 ///< standard deviation of what is added to scaled values
    bool flips_horizontally = false;  ///< every second image, by chance
};

/// Images of which training sees another variant every time: mirrored, turned, shifted and noisy. Each
/// variant is a pure function of the seed, the step and the place in the batch, so resumption is exact and
/// threads do not matter. Outside training (evaluation, validation) the images are as they are. Values are
/// float, whatever those of `Base` are.
///
/// Numbers (format): stream `augmentation` of the step; place p in the batch takes, of layer 0, numbers 4p to
/// 4p + 3 for the shift to the right, the shift down, the rotation (each uniform) and the mirror (upper bit);
/// of layer 1, for value i of an image, word p * (values of an image) + i for the noise.
template <RowSource Base, Index Height, Index Width, Index Channels>
class AugmentedRows {
public:
    using element_type = float;
    static constexpr Index width = Height * Width * Channels;

    AugmentedRows(const Base& base, const AugmentationOptions& options) : base_(base), options_(options) {}

    Index rows() const noexcept { return base_.rows(); }
    float scale() const noexcept { return 1; }  // `read` has applied that of `Base`

    AugmentedRows slice(Index first, Index count) const {
        return AugmentedRows(base_.slice(first, count), options_);
    }

    void read(Index row, Index place, const Moment* moment, float* to) const {
        if (moment == nullptr) return read_scaled(row, place, moment, to);
        float image[width];
        read_scaled(row, place, moment, image);
        // The formulas are made of fused multiply-adds, which are calls of a function outside an instruction
        // set.
        kernels::with_instruction_set(set_, [&]<class Isa>(Isa) {
            kernels::Enter<Isa>::call([&]() STATICNN_INLINE_LAMBDA {
                move_image<Height, Width, Channels>(motion(place, *moment), image, to);
                if (options_.noise > 0) add_noise(place, *moment, to);
            });
        });
    }

private:
    void read_scaled(Index row, Index place, const Moment* moment, float* to) const {
        ElementOf<Base> values[width];
        read_row(base_, row, place, moment, values);
        for (Index i = 0; i < width; ++i)
            to[i] = (Lane<float>(static_cast<float>(values[i])) * Lane<float>(base_.scale())).value;
    }

    static RandomStream stream(const Moment& moment, std::uint32_t layer) {
        return {moment.seed, Purpose::augmentation, layer, moment.step};
    }

    ImageMotion motion(Index place, const Moment& moment) const {
        const RandomStream random = stream(moment, 0);
        const auto symmetric = [&](Index number, double limit) {
            return (2 * uniform(random, 4 * place + number) - 1) * limit;
        };
        return {symmetric(0, options_.max_shift), symmetric(1, options_.max_shift),
                symmetric(2, options_.max_rotation),
                options_.flips_horizontally && random_bits(random, 4 * place + 3) >> 63 == 1};
    }

    STATICNN_INLINE void add_noise(Index place, const Moment& moment, float* to) const {
        const RandomStream random = stream(moment, 1);
        Philox::Counter words{};
        for (Index i = 0; i < width; ++i) {
            const Index word = place * width + i;
            if (i == 0 || word % 4 == 0) words = random.block(static_cast<std::uint32_t>(word / 4));
            const double probability = (words[word % 4] + 0.5) * 0x1p-32;
            const Lane<double> noise(normal_quantile(probability));
            to[i] = static_cast<float>(
                fma(noise, Lane<double>(options_.noise), Lane<double>(static_cast<double>(to[i]))).value);
        }
    }

    Base base_;
    AugmentationOptions options_;
    kernels::InstructionSet set_ = kernels::best_instruction_set();
};

/// Images of some extents made of rows of some width.
template <Index RowWidth, Index Height, Index Width, Index Channels>
struct ImagesOf {
    static_assert(RowWidth == Height * Width * Channels,
                  "staticnn: rows of 'RowWidth' values are no images of 'Height' x 'Width' pixels in "
                  "'Channels' channels");
};

/// `data`, whose rows are images [Height, Width, Channels], with another variant of each image every time it
/// is trained on: see `AugmentedRows`. Throws ArgumentError for limits below zero or a rotation above 180.
///     trainer.fit(augmented<28, 28>(data, {.max_shift = 2, .max_rotation = 10, .noise = 0.1}), ...)
template <Index Height, Index Width, Index Channels = 1, class Data>
auto augmented(const Data& data, const AugmentationOptions& options) {
    const auto view = data.view();
    const auto images = view.features();
    using Base = std::remove_const_t<decltype(images)>;
    static_assert(sizeof(ImagesOf<Base::width, Height, Width, Channels>) > 0);
    static_assert(
        !requires(const Moment& moment) { images.announce(Index{}, {}, moment); },
        "staticnn: what is prepared by a worker is augmented there: write "
        "prefetched(augmented<Height, Width>(data, ...))");
    expect(options.max_shift >= 0, "max_shift", "at least 0", options.max_shift);
    expect(options.max_rotation >= 0 && options.max_rotation <= 180, "max_rotation", "from 0 to 180",
           options.max_rotation);
    expect(options.noise >= 0, "noise", "at least 0", options.noise);
    return view.with_features(AugmentedRows<Base, Height, Width, Channels>(images, options));
}
template <Index Height, Index Width, Index Channels = 1, detail::TemporaryData Data>
void augmented(Data&&, const AugmentationOptions&) = delete;  // would dangle: give it a name

}  // namespace staticnn
