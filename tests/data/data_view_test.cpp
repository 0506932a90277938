// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/data_view.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

#include "expect_error.hpp"

namespace staticnn {
namespace {

class DataViewTest : public testing::Test {
protected:
    std::vector<float> values_ = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    std::vector<std::uint8_t> classes_ = {0, 1, 2, 0, 1};
    DataView<Rows<const float, 2>, Labels<3>> data_{rows<2>(values_), labels<3>(classes_)};
};

TEST_F(DataViewTest, PairsSamplesWithTargets) {
    EXPECT_EQ(data_.rows(), 5u);
    EXPECT_EQ(data_.features().data(), values_.data());
    EXPECT_EQ(data_.targets().data(), classes_.data());
    EXPECT_EQ(data_.view().features().data(), values_.data());
}

TEST_F(DataViewTest, DeducesReadOnlyTypes) {
    std::vector<double> targets(15);
    const DataView classification(rows<2>(values_), labels<3>(classes_));
    static_assert(std::is_same_v<decltype(classification), const DataView<Rows<const float, 2>, Labels<3>>>);
    const DataView regression(rows<2>(values_), rows<3>(targets));
    static_assert(
        std::is_same_v<decltype(regression), const DataView<Rows<const float, 2>, Rows<const double, 3>>>);
    EXPECT_EQ(regression.targets().data(), targets.data());
}

TEST_F(DataViewTest, KeepsTheScaleOfBothSides) {
    const std::vector<float> targets(5);
    const DataView scaled(rows<2>(values_).with_scale(0.5f), rows<1>(targets).with_scale(4));
    EXPECT_EQ(scaled.drop(2).features().scale(), 0.5f);
    EXPECT_EQ(scaled.drop(2).targets().scale(), 4);
}

TEST_F(DataViewTest, SlicesBothSides) {
    const auto middle = data_.slice(1, 3);
    EXPECT_EQ(middle.rows(), 3u);
    EXPECT_EQ(middle.features().row(0)[0], 2);
    EXPECT_EQ(middle.targets()[0], 1u);
    EXPECT_EQ(data_.take(2).rows(), 2u);
    EXPECT_EQ(data_.take(2).features().data(), values_.data());
    EXPECT_EQ(data_.drop(2).rows(), 3u);
    EXPECT_EQ(data_.drop(2).targets()[0], 2u);
    EXPECT_EQ(data_.take(5).rows() + data_.drop(5).rows(), 5u);
}

TEST_F(DataViewTest, GivesSamplesWeights) {
    const std::vector<double> weights{1, 0, 2.5, 3, 4};
    const auto weighted = data_.with_weights(weights);
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(weighted)>,
                                 DataView<Rows<const float, 2>, Labels<3>, Rows<const double, 1>>>);
    static_assert(sizeof(data_) == sizeof(Rows<const float, 2>) + sizeof(Labels<3>));
    EXPECT_EQ(weighted.features().data(), values_.data());
    EXPECT_EQ(weighted.weights().data(), weights.data());
    EXPECT_EQ(weighted.view().drop(2).weights().row(0)[0], 2.5);
    EXPECT_EQ(weighted.split(0.4).validation.weights().row(1)[0], 4);
    EXPECT_EQ(weighted.split(0.4).validation.targets()[1], 1u);
}

TEST_F(DataViewTest, RefusesWeightsThatDoNotFit) {
    std::vector<float> weights{1, 1, 1, 1};
    const auto give = [&] { data_.with_weights(weights); };
    expect_error<DataError>(give, "expected one weight for each sample, found 4 weights and 5 samples");
    const std::string sentence = "expected weights that are finite and not negative, found ";
    weights.push_back(-0.5f);
    expect_error<DataError>(give, sentence + "-0.500000 for sample 4");
    weights.back() = std::numeric_limits<float>::infinity();
    expect_error<DataError>(give, sentence + "inf for sample 4");
    weights.back() = std::numeric_limits<float>::quiet_NaN();
    EXPECT_THROW(give(), DataError);
}

TEST_F(DataViewTest, RefusesSlicesThatDoNotFit) {
    expect_error<DataError>([&] { data_.slice(3, 3); },
                            "a slice of 3 rows from row 3 does not fit: there are 5 rows");
    expect_error<DataError>([&] { data_.take(6); },
                            "a slice of 6 rows from row 0 does not fit: there are 5 rows");
    expect_error<DataError>([&] { data_.drop(6); }, "cannot drop 6 rows: there are 5");
}

TEST_F(DataViewTest, HoldsBackTheLastSamples) {
    const auto [training, validation] = data_.split(0.3);  // floor(3.5) are trained on
    EXPECT_EQ(training.rows(), 3u);
    EXPECT_EQ(validation.rows(), 2u);
    EXPECT_EQ(training.features().data(), values_.data());
    EXPECT_EQ(validation.features().row(0)[0], 6);
    EXPECT_EQ(validation.targets()[1], 1u);
    expect_error<ArgumentError>([&] { data_.split(1.5); },
                                "expected a validation split above 0 and below 1, found 1.5");
    expect_error<DataError>(
        [&] { data_.split(0.9); },
        "a validation split of 0.9 of 5 samples leaves 0 for training and 5 for validation: "
        "each needs at least 1");
}

TEST_F(DataViewTest, RefusesTargetsOfOtherSamples) {
    expect_error<DataError>(
        [&] { DataView(rows<2>(values_), labels<3>(classes_).slice(0, 4)); },
        "expected one row of targets for each row of features, found 5 rows of features and "
        "4 rows of targets");
}

}  // namespace
}  // namespace staticnn
