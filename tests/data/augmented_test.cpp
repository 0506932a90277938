// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/augmented.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "expect_error.hpp"
#include "reference/augmentation.hpp"
#include "staticnn/data/dataset.hpp"
#include "support/environment.hpp"

namespace staticnn {
namespace {

constexpr Index image_height = 5, image_width = 7, channels = 2,
                values_per_image = image_height * image_width * channels;
const std::vector<float> image(std::begin(reference::image), std::end(reference::image));
const Dataset<float, values_per_image, Labels<2>> one_image(image, std::vector<int>{1});
constexpr Moment first_moment{reference::augmentation_seed, reference::augmentation_step};

template <class View>
std::vector<float> variant(const View& view, Index place, const Moment* when = &first_moment) {
    std::vector<float> values(View(view).features().width);
    read_row(view.features(), 0, place, when, values.data());
    return values;
}

void expect_close(const std::vector<float>& found, const double* expected) {
    for (Index i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i], expected[i], 2e-7) << i;
}

TEST(MoveImage, IsThatOfSciPy) {
    for (Index i = 0; i < std::size(reference::motions); ++i) {
        const auto [right, down, rotation, is_mirrored] = reference::motions[i];
        SCOPED_TRACE(i);
        std::vector<float> moved(values_per_image);
        move_image<image_height, image_width, channels>({right, down, rotation, is_mirrored}, image.data(),
                                                        moved.data());
        expect_close(moved, reference::moved_images + i * values_per_image);
    }
}

TEST(MoveImage, WithoutMotionChangesNoBit) {
    std::vector<float> moved(values_per_image);
    move_image<image_height, image_width, channels>({}, image.data(), moved.data());
    EXPECT_EQ(moved, image);
}

TEST(Augmented, GivesTheVariantsOfTheReference) {
    const auto view =
        augmented<image_height, image_width, channels>(one_image, {.max_shift = reference::max_shift,
                                                                   .max_rotation = reference::max_rotation,
                                                                   .noise = reference::noise,
                                                                   .flips_horizontally = true});
    for (Index place = 0; place < 6; ++place) {
        SCOPED_TRACE(place);
        expect_close(variant(view, place), reference::variants + place * values_per_image);
    }
}

TEST(Augmented, HasTheSameBitsOnEveryInstructionSet) {
    const auto found_with = [](kernels::InstructionSet set) {
        const EnvironmentVariable wish("STATICNN_ISA", std::string(kernels::name_of(set)));
        return variant(augmented<image_height, image_width, channels>(
                           one_image, {.max_shift = 2, .max_rotation = 30, .noise = 0.1}),
                       3);
    };
    const std::vector<float> expected = found_with(kernels::InstructionSet::portable);
    using enum kernels::InstructionSet;
    for (const auto set : {portable_fma, neon, avx2, avx512})
        if (kernels::is_supported(set)) {
            EXPECT_EQ(found_with(set), expected) << kernels::name_of(set);
        }
}

TEST(Augmented, DependsOnSeedStepAndPlace) {
    const auto view = augmented<image_height, image_width, channels>(one_image, {.max_shift = 2});
    const Moment other_seed{first_moment.seed + 1, first_moment.step},
        other_step{first_moment.seed, first_moment.step + 1};
    EXPECT_EQ(variant(view, 0), variant(view, 0));
    EXPECT_NE(variant(view, 0), variant(view, 1));
    EXPECT_NE(variant(view, 0), variant(view, 0, &other_seed));
    EXPECT_NE(variant(view, 0), variant(view, 0, &other_step));
}

TEST(Augmented, MirrorsEverySecondImage) {
    const auto view = augmented<image_height, image_width, channels>(one_image, {.flips_horizontally = true});
    std::vector<float> mirrored(values_per_image);
    move_image<image_height, image_width, channels>({.is_mirrored = true}, image.data(), mirrored.data());
    Index count = 0;
    for (Index place = 0; place < 1000; ++place) {
        const auto found = variant(view, place);
        EXPECT_TRUE(found == image || found == mirrored);
        count += found == mirrored;
    }
    EXPECT_GT(count, 450u);
    EXPECT_LT(count, 550u);
}

TEST(Augmented, StaysWithinItsLimits) {
    std::vector<float> dot(31 * 31);
    dot[15 * 31 + 15] = 1;
    const Dataset<float, 31 * 31, Labels<1>> data(dot, std::vector<int>{0});
    const auto view = augmented<31, 31>(data, {.max_shift = 3, .max_rotation = 180});
    double farthest = 0;
    for (Index place = 0; place < 300; ++place) {
        const auto found = variant(view, place);
        double row = 0, column = 0, sum = 0;
        for (Index i = 0; i < found.size(); ++i) {
            row += found[i] * static_cast<double>(i / 31);
            column += found[i] * static_cast<double>(i % 31);
            sum += found[i];
        }
        // Interpolation keeps the middle of a dot only nearly where it is when the image is turned.
        farthest = std::max({farthest, std::abs(row / sum - 15), std::abs(column / sum - 15)});
    }
    EXPECT_GT(farthest, 2.5);
    EXPECT_LT(farthest, 3.5);
}

TEST(Augmented, LeavesImagesAsTheyAreOutsideTraining) {
    const Dataset<std::uint8_t, 4, Labels<2>> bytes({{0, 51, 102, 255}, 1.0f / 255}, std::vector<int>{1});
    const auto view = augmented<2, 2>(bytes, {.max_shift = 1, .noise = 1});
    for (Index i = 0; i < 4; ++i)
        EXPECT_EQ(variant(view, 0, nullptr)[i],
                  static_cast<float>(bytes.features().data()[i]) * (1.0f / 255));
    EXPECT_EQ(view.features().scale(), 1.0f);
    EXPECT_EQ(view.targets()[0], 1u);
}

TEST(Augmented, RefusesLimitsThatAreNone) {
    const auto refuse = [](const AugmentationOptions& options, const std::string& sentence) {
        expect_error<ArgumentError>(
            [&] { augmented<image_height, image_width, channels>(one_image, options); }, sentence);
    };
    refuse({.max_shift = -1}, "max_shift is expected to be at least 0, found -1");
    refuse({.max_rotation = 181}, "max_rotation is expected to be from 0 to 180, found 181");
    refuse({.noise = -0.5}, "noise is expected to be at least 0, found -0.5");
}

}  // namespace
}  // namespace staticnn
