// SPDX-License-Identifier: BSL-1.0
#include "staticnn/metrics/confusion_matrix.hpp"

#include <cmath>
#include <stdexcept>

#include "metrics/metric_cases.hpp"

namespace staticnn {
namespace {

using Matrix = ConfusionMatrix<metric_classes>;

static_assert(Metric<Matrix>);
static_assert(Matrix::name.view() == "balanced_accuracy");
static_assert(Matrix::target_kind == TargetKind::labels && Matrix::outputs == metric_classes);

TEST(ConfusionMatrix, IsThatOfScikitLearn) {
    for (const auto& data : reference::classes_cases) {
        const Matrix matrix = measured<Matrix>(data);
        for (Index label = 0; label < metric_classes; ++label)
            for (Index prediction = 0; prediction < metric_classes; ++prediction)
                EXPECT_EQ(matrix(label, prediction), data.confusion[label * metric_classes + prediction]);
        EXPECT_DOUBLE_EQ(matrix.value(), data.balanced_accuracy);
        EXPECT_EQ(restored(matrix).counts, matrix.counts);
    }
}

TEST(ConfusionMatrix, IsOneLeafOfLabelsAndPredictions) {
    Matrix matrix;
    Leaves leaves;
    append_members(matrix, "metrics.balanced_accuracy", leaves);
    ASSERT_EQ(leaves.size(), 1u);
    EXPECT_EQ(leaves[0].name(), "metrics.balanced_accuracy.counts");
    EXPECT_EQ(leaves[0].type(), ElementType::uint64);
    EXPECT_EQ(leaves[0].extents(), (Extents{metric_classes, metric_classes}));
}

TEST(ConfusionMatrix, OfNothingIsNaN) { EXPECT_TRUE(std::isnan(Matrix().value())); }

TEST(ConfusionMatrix, RefusesClassesThatThereAreNot) {
    EXPECT_THROW(Matrix()(0, metric_classes), std::out_of_range);
    EXPECT_THROW(Matrix()(metric_classes, 0), std::out_of_range);
}

}  // namespace
}  // namespace staticnn
