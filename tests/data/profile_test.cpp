// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/profile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "staticnn/data/dataset.hpp"
#include "support/samples.hpp"

namespace staticnn {
namespace {

TEST(DataProfile, SaysWhatTheDataLookLike) {
    const Dataset<float, 2, Labels<3>> data(std::vector<float>{1, 2, 3, 2, 5, 2, 7, 2},
                                            std::vector{0, 2, 2, 0});
    const DataProfile profile = profile_of(data.view());
    EXPECT_EQ(profile.samples, 4u);
    EXPECT_EQ(profile.means, (std::vector<double>{4, 2}));
    EXPECT_EQ(profile.deviations, (std::vector<double>{std::sqrt(5.0), 0}));
    EXPECT_EQ(profile.targets, (std::vector<double>{0.5, 0, 0.5}));
}

TEST(DataProfile, OfValuesHasTheirMomentsAsTargets) {
    const Dataset<float, 1, Rows<float, 2>> data(std::vector<float>{1, 2}, std::vector<float>{1, 10, 3, 10});
    EXPECT_EQ(profile_of(data.view()).targets, (std::vector<double>{2, 10, 1, 0}));
}

TEST(DataProfile, IsThatOfTheScaledValues) {
    std::vector<std::uint8_t> bytes(40);
    std::vector<float> values(40);
    for (Index i = 0; i < 40; ++i) {
        bytes[i] = static_cast<std::uint8_t>(i * 37);
        values[i] = static_cast<float>(bytes[i]) * (1.0f / 255);
    }
    const std::vector<std::uint8_t> digits(10);
    const DataProfile of_bytes =
                          profile_of(DataView(rows<4>(bytes).with_scale(1.0f / 255), labels<2>(digits))),
                      of_values = profile_of(DataView(rows<4>(values), labels<2>(digits)));
    EXPECT_EQ(of_bytes.fingerprint, of_values.fingerprint);
    EXPECT_EQ(of_bytes.means, of_values.means);
}

std::uint64_t fingerprint_of(const Dataset<float, 4, Labels<3>>& data) {
    return profile_of(data.view()).fingerprint;
}

TEST(DataProfile, HasAnotherFingerprintForOtherData) {
    const auto data = class_samples<float, 4, 3>(100);
    const std::uint64_t fingerprint = fingerprint_of(data);
    EXPECT_EQ(fingerprint_of(class_samples<float, 4, 3>(100)), fingerprint);

    std::vector<float> features(data.features().data(), data.features().data() + 400);
    std::vector<Index> classes;
    for (Index i = 0; i < 100; ++i) classes.push_back(data.targets()[i]);
    for (const Index sample : {0u, 57u, 99u}) {
        auto other = features;
        other[4 * sample + 1] += 1e-6f;
        EXPECT_NE(fingerprint_of({other, classes}), fingerprint);
        auto relabeled = classes;
        relabeled[sample] = (relabeled[sample] + 1) % 3;
        EXPECT_NE(fingerprint_of({features, relabeled}), fingerprint);
    }
    EXPECT_NE(profile_of(data.take(99)).fingerprint, fingerprint);
    auto swapped = features;
    std::swap_ranges(swapped.begin(), swapped.begin() + 4, swapped.begin() + 4);
    EXPECT_NE(fingerprint_of({swapped, classes}), fingerprint);
}

// Format: which rows are looked at decides what a state holds.
TEST(DataProfile, LooksAtRowsThatAreEvenlySpaced) {
    constexpr Index count = 3 * 512 + 100;
    std::vector<float> features(count);
    for (Index i = 0; i < 512; ++i) features[i * count / 512] = 1;
    const Dataset<float, 1, Labels<2>> data(features, std::vector<int>(count));
    const DataProfile profile = profile_of(data.view());
    EXPECT_EQ(profile.samples, count);
    EXPECT_EQ(profile.means, std::vector<double>{1});
    EXPECT_EQ(profile.deviations, std::vector<double>{0});
}

TEST(DataProfile, PoolsClassesWhereThereAreMany) {
    const std::vector<std::uint32_t> classes{0, 1, 2, 2999};
    const Dataset<float, 1, Labels<3000>> data(std::vector<float>(4), classes);
    const DataProfile profile = profile_of(data.view());
    ASSERT_EQ(profile.targets.size(), 1024u);
    EXPECT_EQ(profile.targets.front(), 0.75);
    EXPECT_EQ(profile.targets.back(), 0.25);
}

TEST(DataProfile, TakesSamplesThatNoStackHolds) {
    constexpr Index width = 4'000'000;  // 16 MB
    const std::vector<float> values(width, 3.0f);
    const std::vector<std::uint8_t> one{1};
    const DataProfile profile = profile_of(DataView(rows<width>(values), labels<2>(one)));
    EXPECT_EQ(profile.means, std::vector<double>(64, 3));
}

}  // namespace
}  // namespace staticnn
