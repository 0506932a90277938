// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/drift.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "staticnn/data/dataset.hpp"
#include "staticnn/data/mnist.hpp"
#include "support/samples.hpp"

namespace staticnn {
namespace {

using Sentences = std::vector<std::string>;

template <class Data>
Sentences drift(const Data& before, const Data& now) {
    return drift_between<decltype(before.view())>(profile_of(before.view()), profile_of(now.view()));
}

/// 1000 samples of two features with this mean and deviation, by the label `step` for `ones` in ten.
Dataset<float, 2, Labels<2>> plain_samples(float mean, float deviation, int ones = 5) {
    std::vector<float> features;
    std::vector<int> classes;
    for (int i = 0; i < 1000; ++i) {
        const float sign = i % 2 == 0 ? 1.0f : -1.0f;
        features.insert(features.end(), {mean + sign * deviation, sign});
        classes.push_back(i / 2 % 10 < ones);
    }
    return {features, classes};
}

TEST(Drift, IsSilentForTheSameData) {
    const auto data = plain_samples(0, 1);
    EXPECT_EQ(drift(data, data), Sentences{});
}

// 0.2 and four standard errors of 512 samples: 0.45.
TEST(Drift, TellsOfAShift) {
    const auto before = plain_samples(0, 1), near = plain_samples(0.44f, 1), far = plain_samples(0.46f, 1);
    EXPECT_EQ(drift(before, near), Sentences{});
    EXPECT_EQ(
        drift(before, far),
        Sentences{
            "the features have shifted: in 1 of 2 groups the means differ by more than 0.45 deviations, "
            "most in columns 0, by 0.46 (mean 0 before, 0.46 now)"});
    EXPECT_EQ(drift(far, before).size(), 1u);
}

TEST(Drift, TellsOfAShiftOfWhatWasConstant) {
    const auto before = plain_samples(1, 0), now = plain_samples(1.5, 0);
    EXPECT_EQ(drift(before, before), Sentences{});
    EXPECT_EQ(
        drift(before, now),
        Sentences{
            "the features have shifted: in 1 of 2 groups the means differ by more than 0.45 deviations, "
            "most in columns 0, by inf (mean 1 before, 1.5 now)"});
}

// No comparison with a limit tells of them.
TEST(Drift, TellsOfValuesThatAreNoFiniteNumbers) {
    const auto before = plain_samples(0, 1),
               infinite = plain_samples(std::numeric_limits<float>::infinity(), 1),
               none = plain_samples(std::numeric_limits<float>::quiet_NaN(), 1);
    const Sentences expected{
        "the features have values that are no finite numbers, which they had not before: in 1 of 2 groups, "
        "first in columns 0"};
    EXPECT_EQ(drift(before, none), expected);
    EXPECT_EQ(drift(before, infinite), expected);
}

TEST(Drift, TellsOfAnotherSpread) {
    const auto before = plain_samples(0, 1), now = plain_samples(0, 5);
    const Sentences expected{"the features have another spread: a deviation of 1 before, 3.61 now"};
    EXPECT_EQ(drift(before, now), expected);
    EXPECT_EQ(drift(before, plain_samples(0, 1.5f)), Sentences{});
}

TEST(Drift, TellsOfOtherLabels) {
    const auto half = plain_samples(0, 1, 5), more = plain_samples(0, 1, 6), most = plain_samples(0, 1, 9);
    EXPECT_EQ(drift(half, more), Sentences{});
    EXPECT_EQ(
        drift(half, most),
        Sentences{
            "the labels are distributed differently: population stability index 0.876, where 0.113 would "
            "do"});
}

TEST(Drift, NamesTheClassesThatAreMissing) {
    const auto both = plain_samples(0, 1, 1), none = plain_samples(0, 1, 0);
    const Sentences sentences = drift(both, none);
    ASSERT_EQ(sentences.size(), 2u);
    EXPECT_EQ(sentences[1], "there are no samples any more of class 1");
    EXPECT_EQ(drift(none, both).size(), 1u) << "a new class is no missing one";
}

TEST(Drift, LooksAtTargetsThatAreValues) {
    const auto samples_of = [](float target) {
        return Dataset<float, 1, Rows<float, 1>>(numbers<float>(400), std::vector<float>(400, target));
    };
    const auto before = samples_of(1), now = samples_of(2);
    EXPECT_EQ(drift(before, before), Sentences{});
    EXPECT_EQ(
        drift(before, now),
        Sentences{
            "the targets have shifted: in 1 of 1 groups the means differ by more than 0.483 deviations, "
            "most in columns 0, by inf (mean 1 before, 2 now)"});
}

// Chance alone: small sets differ more, and the limits know it.
TEST(Drift, IsSilentForSamplesOfOneDistribution) {
    for (const Index size : {10u, 30u, 300u, 3000u}) {
        const auto all = class_samples<float, 20, 10>(20 * size, size);
        for (Index i = 0; i < 10; ++i)
            EXPECT_EQ(drift(all.slice(2 * i * size, size), all.slice((2 * i + 1) * size, size)), Sentences{})
                << size;
    }
}

class FashionDrift : public testing::Test {
protected:
    using Part = ImageClassification::Part;

    void SetUp() override {
        if (!find_fashion_mnist()) GTEST_SKIP() << "the package dataset-fashion-mnist is not installed";
        images_ = load_mnist(*find_fashion_mnist()).train;
    }

    Part::View before() const { return images_->slice(0, 3000); }
    Part::View now() const { return images_->slice(3000, 3000); }

    /// The images of `now` with pixels changed, those of some classes alone.
    template <class Change, class Wanted>
    Part changed(const Change& change, const Wanted& wants) const {
        std::vector<std::uint8_t> pixels, classes;
        for (Index i = 0; i < now().rows(); ++i) {
            const Index label = now().targets()[i];
            if (!wants(label)) continue;
            for (const std::uint8_t pixel : now().features().row(i)) pixels.push_back(change(pixel));
            classes.push_back(static_cast<std::uint8_t>(label));
        }
        return {Part::Features(pixels, 1.0f / 255), classes};
    }

    std::optional<Part> images_;
};

constexpr auto same = [](std::uint8_t pixel) { return pixel; };
constexpr auto every_sample = [](Index) { return true; };

TEST_F(FashionDrift, IsSilentForItsParts) {
    EXPECT_EQ(drift(before(), now()), Sentences{});
    EXPECT_EQ(drift(before(), images_->view()), Sentences{});
}

TEST_F(FashionDrift, SeesInvertedPixels) {
    const auto inverted =
        changed([](std::uint8_t pixel) { return static_cast<std::uint8_t>(255 - pixel); }, every_sample);
    const Sentences sentences = drift(before(), inverted.view());
    ASSERT_EQ(sentences.size(), 1u);
    EXPECT_TRUE(sentences[0].starts_with("the features have shifted: in ")) << sentences[0];
}

TEST_F(FashionDrift, SeesPixelsThatAreNotScaled) {
    const auto features = now().features().with_scale(1);
    EXPECT_EQ(drift(before(), Part::View(features, now().targets())).size(), 2u);
}

TEST_F(FashionDrift, SeesMissingClasses) {
    const auto most = changed(same, [](Index label) { return label != 3 && label != 7; });
    const Sentences sentences = drift(before(), most.view());
    ASSERT_GE(sentences.size(), 2u);
    EXPECT_EQ(sentences.back(), "there are no samples any more of class 3, 7");
}

}  // namespace
}  // namespace staticnn
