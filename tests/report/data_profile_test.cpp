// SPDX-License-Identifier: BSL-1.0
#include "staticnn/report/data_profile.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "staticnn/training/callbacks/classification_report.hpp"
#include "training/small_classifier.hpp"

namespace staticnn {
namespace {

template <class... Callbacks>
using SquareTrainer =
    Trainer<Sequential<Dense<100, 3, Softmax>>, SparseCategoricalCrossentropy, Sgd<>, Callbacks...>;

const auto squares = class_samples<float, 100, 3>(20);

template <class SomeTrainer>
std::string profile_in(const SomeTrainer& trainer) {
    const checkpoint::File file{trainer.contents(), checkpoint::Format::binary};
    return report::data_profile(report::StateView(file), 3);
}

TEST(DataProfileInReports, OfPicturesHasNumbersInPlaceOfACurve) {
    SquareTrainer<> trainer({.batch_size = 8});
    trainer.fit(squares, {.epochs = 1});
    double sum = 0, square = 0;
    for (Index row = 0; row < 20; ++row)
        for (const float value : squares.features().row(row)) {
            sum += value;
            square += double{value} * value;
        }
    const double mean = sum / 2000;
    const std::string html = profile_in(trainer);
    EXPECT_NE(html.find("mean of all their features</th><td>" + report::short_number(mean) + "</td>"),
              html.npos)
        << html;
    EXPECT_NE(html.find("standard deviation of these</th><td>" +
                        report::short_number(std::sqrt(square / 2000 - mean * mean)) + "</td>"),
              html.npos);
    EXPECT_EQ(html.find("<svg"), html.npos);
    EXPECT_EQ(html.find("<img"), html.npos);
}

TEST(DataProfileInReports, OfPicturesThatACallbackHasSeenHasTheirMean) {
    SquareTrainer<ClassificationReport> trainer({.batch_size = 8});
    trainer.fit(squares, {.epochs = 1, .validation_split = 0.25});
    const std::string html = profile_in(trainer);
    EXPECT_NE(
        html.find("<img alt=\"mean of each pixel\" title=\"mean of each pixel\" width=\"40\" height=\"40\""),
        html.npos)
        << html;
    EXPECT_NE(html.find("<img alt=\"standard deviation of each pixel\""), html.npos);
    EXPECT_EQ(html.find("<h3>features for training</h3>"), html.npos);
}

TEST(DataProfileInReports, SaysOfWhichSamplesEachPartIs) {
    const auto html_of = [](Index rows) {
        SquareTrainer<ClassificationReport> trainer({.batch_size = 64});
        trainer.fit(class_samples<float, 100, 3>(rows), {.epochs = 1, .validation_split = 0.5});
        return profile_in(trainer);
    };
    const std::string few = html_of(200), many = html_of(1200);
    EXPECT_NE(few.find("<span>all 100 samples for validation</span>"), few.npos) << few;
    EXPECT_NE(many.find("<span>the first 512 samples for validation, "), many.npos) << many;
    for (const std::string& html : {few, many})
        EXPECT_NE(html.find("<span>share of each class among the samples for training</span>"), html.npos);
}

TEST(DataProfileInReports, OfWhatIsNoPictureHasACurve) {
    const std::string html = profile_in(fitted({.epochs = 1}));
    EXPECT_NE(html.find("<h3>features for training</h3>"), html.npos) << html;
    EXPECT_EQ(html.find("mean of all their features"), html.npos);
}

TEST(ImageShape, IsASquareOrWhatACallbackWasTold) {
    const checkpoint::File nothing{};
    const auto side_of = [&](Index width) {
        const auto shape = report::image_shape_of(report::StateView(nothing), width);
        return shape ? shape->rows : 0;
    };
    EXPECT_EQ(side_of(784), 28u);
    EXPECT_EQ(side_of(64), 8u);
    EXPECT_EQ(side_of(256 * 256), 256u);
    for (const Index width : {Index{0}, Index{49}, Index{783}, Index{3 * 784}, Index{257 * 257}, ~Index{0}})
        EXPECT_EQ(side_of(width), 0u) << width;

    std::uint64_t rows = 4, columns = 16;
    const Leaves leaves{{"callbacks.classification_report.image_rows", &rows},
                        {"callbacks.classification_report.image_columns", &columns}};
    const auto shape_told = [&](Index width) {
        const checkpoint::File told{checkpoint::copy_of({}, leaves), checkpoint::Format::binary};
        const auto shape = report::image_shape_of(report::StateView(told), width);
        return shape ? shape->words() + " of " + std::to_string(shape->channels) : "none";
    };
    EXPECT_EQ(shape_told(64), "4 by 16 of 1");
    EXPECT_EQ(shape_told(192), "4 by 16 of 3");
    EXPECT_EQ(shape_told(128), "none");
    EXPECT_EQ(shape_told(784), "none");
    rows = 0;
    EXPECT_EQ(shape_told(64), "none");
    rows = ~std::uint64_t{0} / 16 + 1;  // times 16 this is 0
    EXPECT_EQ(shape_told(64), "none");
}

}  // namespace
}  // namespace staticnn
