// SPDX-License-Identifier: BSL-1.0
#include "staticnn/models/summary.hpp"

#include <gtest/gtest.h>

#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/batch_normalization.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/layers/frozen.hpp"

namespace staticnn {
namespace {

using Article = Sequential<Dense<784, 512, Relu>, Dropout<0.2>, Dense<512, 10, Softmax>>;

// Down to the totals this is what Keras 3 prints in a terminal of 80 columns.
TEST(Summary, IsTheTableOfKeras) {
    EXPECT_EQ(summary<Article>(), R"(Model: "sequential"
┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
│ dense (Dense)                   │ (None, 512)            │       401,920 │
├─────────────────────────────────┼────────────────────────┼───────────────┤
│ dropout (Dropout)               │ (None, 512)            │             0 │
├─────────────────────────────────┼────────────────────────┼───────────────┤
│ dense_1 (Dense)                 │ (None, 10)             │         5,130 │
└─────────────────────────────────┴────────────────────────┴───────────────┘
 Total params: 407,050 (1.55 MB)
 Trainable params: 407,050 (1.55 MB)
 Non-trainable params: 0 (0.00 B)
 Forward FLOPs per sample: 813,578
)");
}

TEST(Summary, CountsTheBytesOfTheScalar) {
    EXPECT_NE((summary<Article, double>().find(" Total params: 407,050 (3.11 MB)\n")), std::string::npos);
}

TEST(Summary, LeavesOutWhatALayerDoesNotKeep) {
    using WithoutBias = Sequential<Dense<3, 2, Relu, NoBias>>;
    const std::string text = summary<WithoutBias>();
    EXPECT_NE(text.find("│ dense (Dense)                   │ (None, 2)              │             6 │"),
              std::string::npos);
    EXPECT_NE(text.find(" Total params: 6 (24.00 B)\n"), std::string::npos);
    EXPECT_NE(text.find(" Forward FLOPs per sample: 12\n"), std::string::npos);
}

// As Keras counts: running statistics and frozen layers are not trained.
TEST(Summary, CountsWhatIsTrainedApart) {
    using Mixed = Sequential<Frozen<Dense<3, 4>>, BatchNormalization<4>, Dense<4, 1>>;
    const std::string text = summary<Mixed>();
    EXPECT_NE(text.find(" Total params: 37 (148.00 B)\n Trainable params: 13 (52.00 B)\n"
                        " Non-trainable params: 24 (96.00 B)\n"),
              std::string::npos)
        << text;
}

TEST(Summary, NumbersLayersOfOneKindAsKerasDoes) {
    using Deep = Sequential<Dense<2, 2>, Dropout<0.5>, Dense<2, 2>, Dropout<0.25>, Dense<2, 1>>;
    const std::string text = summary<Deep>();
    for (const char* name : {"│ dense (Dense) ", "│ dropout (Dropout) ", "│ dense_1 (Dense) ",
                             "│ dropout_1 (Dropout) ", "│ dense_2 (Dense) "})
        EXPECT_NE(text.find(name), std::string::npos) << name;
    EXPECT_EQ(text.find("dense_3"), std::string::npos);
}

TEST(Summary, WritesSizesInTheUnitThatFits) {
    EXPECT_EQ(detail::text_of_bytes(0), "0.00 B");
    EXPECT_EQ(detail::text_of_bytes(1023), "1023.00 B");
    EXPECT_EQ(detail::text_of_bytes(1024), "1.00 KB");
    EXPECT_EQ(detail::text_of_bytes(1628200), "1.55 MB");
    EXPECT_EQ(detail::text_of_bytes(Index{5} << 30), "5.00 GB");
    EXPECT_EQ(detail::text_with_commas(999), "999");
    EXPECT_EQ(detail::text_with_commas(1000), "1,000");
    EXPECT_EQ(detail::text_with_commas(1234567890), "1,234,567,890");
}

// No column is cut off: the table grows.
TEST(Summary, GrowsWithLongText) {
    constexpr std::string_view kind = "a_layer_with_a_name_that_is_longer";
    constexpr std::array<Index, 4> shape{100, 200, 300, 400};
    const detail::SummaryTable table(
        detail::summary_rows(std::array{detail::LayerFacts{kind, "Long<1>", shape, 1234567890123456}}));
    EXPECT_EQ(
        table.text(),
        R"(┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━┓
┃ Layer (type)                              ┃ Output Shape               ┃               Param # ┃
┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━┩
│ a_layer_with_a_name_that_is_longer (Long) │ (None, 100, 200, 300, 400) │ 1,234,567,890,123,456 │
└───────────────────────────────────────────┴────────────────────────────┴───────────────────────┘
)");
}

}  // namespace
}  // namespace staticnn
