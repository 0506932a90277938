// SPDX-License-Identifier: BSL-1.0
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/core/uniform.hpp"
#include "staticnn/initializers/ones.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/frozen.hpp"
#include "staticnn/layers/p_relu.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"

/// A layer that comes first leaves out the zeros of its inputs; one behind another, which changes nothing,
/// does not. The results are the same.
namespace staticnn {
namespace {

template <class... Before>
using Images = Trainer<Sequential<Before..., Dense<100, 40, Relu>, Dense<40, 3, Softmax>>,
                       SparseCategoricalCrossentropy, Adam<>>;
using LeavingOut = Images<>;
using TakingAll = Images<Frozen<PRelu<100, Ones>>>;

/// Pixels of which a few neighbours are lit, here in one image, there in another.
Dataset<std::uint8_t, 100, Labels<3>> white_images(Index rows) {
    std::vector<std::uint8_t> pixels(rows * 100), classes(rows);
    for (Index row = 0; row < rows; ++row) {
        classes[row] = static_cast<std::uint8_t>(row % 3);
        const auto start = static_cast<Index>(70 * uniform({}, static_cast<std::uint32_t>(row)));
        for (Index i = 0; i < Index{5} + 10 * (row % 3); ++i)
            pixels[row * 100 + start + i] = static_cast<std::uint8_t>(50 + i);
    }
    return {OwnedRows<std::uint8_t, 100>(std::move(pixels), 1.0f / 255), std::move(classes)};
}

/// Everything that a run leaves behind, with evaluations and predictions of other batches in between.
template <class TrainerType>
std::vector<double> results(Index first_layer, Index threads) {
    TrainerType trainer({.batch_size = 37, .threads = threads});
    const Network<typename LeavingOut::Topology> start(3);
    const auto name = [&](Index layer, const char* parameter) { return std::to_string(layer) + parameter; };
    for (const Index layer : {0u, 1u})
        for (const char* parameter : {".kernel", ".bias"})
            trainer.network().assign(name(first_layer + layer, parameter),
                                     start.values(name(layer, parameter)));

    const auto images = white_images(160);
    const History history = trainer.fit(images, {.epochs = 4, .validation_split = 0.15});
    std::vector<double> all = history["loss"];
    for (const double loss : history["val_loss"]) all.push_back(loss);
    const auto outputs = trainer.predict(images.features());
    all.insert(all.end(), outputs.view().data(), outputs.view().data() + outputs.view().size());
    for (const Index layer : {0u, 1u})
        for (const float value : trainer.network().values(name(first_layer + layer, ".kernel")))
            all.push_back(value);
    return all;
}

TEST(Zeros, AreLeftOutWithoutATrace) {
    const std::vector<double> all = results<TakingAll>(1, 1);
    ASSERT_NE(all.front(), all[3]) << "it learns";
    for (const Index threads : {1u, 3u}) EXPECT_EQ(results<LeavingOut>(0, threads), all) << threads;
}

}  // namespace
}  // namespace staticnn
