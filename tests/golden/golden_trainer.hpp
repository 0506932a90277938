// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string_view>

#include "staticnn/activations/softmax.hpp"
#include "staticnn/activations/tanh.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/metrics/accuracy.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/trainer.hpp"
#include "support/samples.hpp"

/// What the golden files hold. They are kept for ever: a change here is for the files of a new version.
namespace staticnn::golden {

using Net = Sequential<Dense<4, 3, Tanh>, Dropout<0.25>, Dense<3, 2, Softmax>>;
using GoldenTrainer = Trainer<Net, SparseCategoricalCrossentropy, Adam<>, Accuracy, EarlyStopping>;

inline constexpr TrainerOptions options{.batch_size = 8, .seed = 5};

/// The numbers that careless formats lose: NaNs of several kinds, infinities, -0, denormals, the largest.
inline constexpr std::array<std::uint32_t, 10> special_floats{0x7fc12345, 0xffc00001, 0x7f800001, 0x7f800000,
                                                              0xff800000, 0x80000000, 0x00000001, 0x807fffff,
                                                              0x7f7fffff, 0x00800000};
inline constexpr std::array<std::uint64_t, 4> special_doubles{0xfff8000000000123, 0x8000000000000000,
                                                              0x0000000000000001, 0x7ff0000000000000};

/// Value `i` of every tensor of floats.
constexpr float float_number(std::string_view leaf, Index i) {
    if (leaf == "network.0.kernel" && i < special_floats.size())
        return std::bit_cast<float>(special_floats[i]);
    return 0.1f * static_cast<float>(i + 1);
}
/// Value `i` of every list.
constexpr double double_number(std::string_view leaf, Index i) {
    if (leaf == "history.loss") return std::bit_cast<double>(special_doubles[i]);
    if (leaf == "history.val_loss") return std::bit_cast<double>(special_doubles[i + 2]);
    return 0.1 * static_cast<double>(i + 7);
}

template <class T, class Number>
void assign(const Leaf& leaf, const Number& number) {
    std::vector<T> values(leaf.bytes().size() / sizeof(T));
    for (Index i = 0; i < values.size(); ++i) values[i] = number(leaf.name(), i);
    leaf.assign(std::as_bytes(std::span(values)));
}

/// Trained for two epochs and a batch, then with numbers that do not depend on any arithmetic.
template <class SomeTrainer, class... Settings>
SomeTrainer trained(const Settings&... settings) {
    SomeTrainer trainer(options, settings...);
    trainer.fit(class_samples<float, 4, 2>(20), {.epochs = 4, .validation_split = 0.2},
                on_batch_end([&](const BatchReport& report) {
                    if (report.step == 5) trainer.pause();
                }));
    for (const Leaf& leaf : trainer.leaves()) {
        if (leaf.is_tensor()) assign<float>(leaf, float_number);
        if (leaf.is_counted() && leaf.type() == ElementType::float64) assign<double>(leaf, double_number);
    }
    return trainer;
}

}  // namespace staticnn::golden
