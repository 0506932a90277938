// SPDX-License-Identifier: BSL-1.0
#include "staticnn/training/target_values.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "data/expect_error.hpp"
#include "staticnn/activations/linear.hpp"
#include "staticnn/activations/sigmoid.hpp"
#include "staticnn/data/data_view.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/losses/binary_crossentropy.hpp"
#include "staticnn/losses/from_logits.hpp"
#include "staticnn/losses/mean_squared_error.hpp"
#include "staticnn/losses/smoothed.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/sgd.hpp"
#include "staticnn/training/trainer.hpp"

namespace staticnn {
namespace {

using FlagsData = DataView<Rows<const float, 1>, Rows<const float, 2>>;
template <class Loss, class Activation = Sigmoid>
using FlagsTrainer = Trainer<Sequential<Dense<1, 2, Activation>>, Loss, Sgd<>>;

/// Four samples with two flags each, of which one is `odd`.
class TargetValues : public ::testing::Test {
protected:
    const std::vector<float> features_{1, 2, 3, 4};
    std::vector<float> targets_{0, 1, 1, 0, 0.25f, 1, 0, 0};

    FlagsData data_with(float odd) {
        targets_[5] = odd;
        return {rows<1>(features_), rows<2>(targets_)};
    }
    static std::string sentence(const std::string& loss, const std::string& row, const std::string& found,
                                const std::string& whose = "the targets") {
        return "row " + row + ", column 1 of " + whose + " is expected to be from 0 to 1, as " + loss +
               " takes them; found " + found;
    }
};

TEST_F(TargetValues, OfABinaryCrossentropyAreFromZeroToOne) {
    FlagsTrainer<BinaryCrossentropy> trainer({.batch_size = 2});
    const std::string before = trainer.digest();
    for (const auto& [value, found] :
         {std::pair(2.0f, "2"), std::pair(-0.5f, "-0.5"), std::pair(std::nanf(""), "nan")})
        expect_error<DataError>([&, odd = value] { trainer.fit(data_with(odd), {}); },
                                sentence("BinaryCrossentropy", "2", found));
    expect_error<DataError>([&] { trainer.evaluate(data_with(2)); },
                            sentence("BinaryCrossentropy", "2", "2"));
    EXPECT_EQ(trainer.digest(), before);
    EXPECT_FALSE(trainer.has_open_run());
    EXPECT_EQ(trainer.fit(data_with(0.75f), {}).size(), 1u);
}

TEST_F(TargetValues, AreLookedAtInAllDataOfARun) {
    FlagsTrainer<BinaryCrossentropy> trainer({.batch_size = 2});
    const std::vector<float> right(8, 1.0f);
    const FlagsData good(rows<1>(features_), rows<2>(right));
    const FlagsData odd = data_with(2);
    expect_error<DataError>([&] { trainer.fit(good, {}, validation_data(odd)); },
                            sentence("BinaryCrossentropy", "2", "2", "the targets for validation"));
    expect_error<DataError>([&] { trainer.fit(odd, {.validation_split = 0.5}); },
                            sentence("BinaryCrossentropy", "2", "2"));
    trainer.fit(good, {.epochs = 2}, on_epoch_end([&](const EpochReport&) { trainer.pause(); }));
    expect_error<DataError>([&] { trainer.resume(odd); }, sentence("BinaryCrossentropy", "2", "2"));
    EXPECT_EQ(trainer.resume(good).size(), 2u);
}

TEST_F(TargetValues, AreLookedAtUnderOtherNamesOfTheLoss) {
    using Logits = FromLogits<BinaryCrossentropy>;
    FlagsTrainer<Logits, Linear> logits;
    expect_error<DataError>([&] { logits.fit(data_with(2), {}); },
                            sentence("FromLogits<BinaryCrossentropy>", "2", "2"));
    FlagsTrainer<Smoothed<BinaryCrossentropy, 0.1>> smoothed;
    expect_error<DataError>([&] { smoothed.fit(data_with(2), {}); },
                            sentence("Smoothed<BinaryCrossentropy,0.1>", "2", "2"));
    FlagsTrainer<MeanSquaredError> any;
    EXPECT_EQ(any.fit(data_with(2), {}).size(), 1u);
}

TEST_F(TargetValues, AreThoseWithTheirScale) {
    const std::vector<std::uint8_t> bytes{0, 255, 255, 0, 128, 255, 3, 0};
    const auto flags = rows<2>(bytes);
    FlagsTrainer<BinaryCrossentropy> trainer;
    expect_error<DataError>([&] { trainer.fit(DataView(rows<1>(features_), flags), {}); },
                            sentence("BinaryCrossentropy", "0", "255"));
    const DataView scaled(rows<1>(features_), flags.with_scale(1.0f / 255));
    EXPECT_EQ(trainer.fit(scaled, {}).size(), 1u);
}

}  // namespace
}  // namespace staticnn
