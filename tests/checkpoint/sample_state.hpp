// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "staticnn/checkpoint/manifest.hpp"
#include "staticnn/core/buffer.hpp"
#include "staticnn/core/leaf.hpp"

namespace staticnn::checkpoint {

/// A tensor with values of its own, in memory order.
template <class T>
class OwnedTensor {
public:
    explicit OwnedTensor(Extents extents) : extents_(std::move(extents)) {
        layout_.rows = extents_.size() == 1 ? 1 : extents_[0];
        layout_.columns = extents_.back();
        values_ = Buffer<T>(layout_.size());
    }

    T& at(Index row, Index column) { return values_.data()[layout_.offset(row, column)]; }
    Leaf::Tensor<T> target() { return {values_.data(), layout_, extents_}; }

private:
    Extents extents_;
    PanelLayout layout_;
    Buffer<T> values_;
};

/// A small state with a leaf of every kind and with the values that careless formats lose.
struct SampleState {
    bool flag = true;
    std::uint64_t step = 18446744073709551615u;
    double rate = 0.1;
    std::string text = std::string("  a \\ <b>&\"'\t\r\n\0 \x7f\xc3\xa9\xff ", 21);
    std::string empty_text;
    std::vector<double> history{1.5, -0.0, 1e300, std::numeric_limits<double>::denorm_min()};
    std::vector<double> empty_history;
    OwnedTensor<float> kernel{{2, 33}};  // more than one panel
    OwnedTensor<double> bias{{5}};

    SampleState() {
        for (Index row = 0; row < 2; ++row)
            for (Index column = 0; column < 33; ++column)
                kernel.at(row, column) = 0.1f * static_cast<float>(row * 33 + column);
        using Float = std::numeric_limits<float>;
        kernel.at(0, 0) = -0.0f;
        kernel.at(0, 1) = Float::infinity();
        kernel.at(0, 31) = -Float::infinity();
        kernel.at(0, 32) = Float::denorm_min();
        kernel.at(1, 0) = std::bit_cast<float>(0xffc12345u);  // a NaN with sign and payload
        kernel.at(1, 1) = Float::max();
        kernel.at(1, 32) = -Float::min();
        bias.at(0, 0) = std::bit_cast<double>(std::uint64_t{0x7ff0000000000001});  // a signalling NaN
        bias.at(0, 1) = 1.0 / 3;
        bias.at(0, 2) = -std::numeric_limits<double>::infinity();
        bias.at(0, 3) = std::numeric_limits<double>::max();
        bias.at(0, 4) = -0.0;
    }

    Leaves leaves() {
        Leaves leaves;
        leaves.emplace_back("network.0.kernel", kernel.target());
        leaves.emplace_back("network.0.bias", bias.target());
        leaves.emplace_back("optimizer.learning_rate", Leaf::Target(&rate), Role::configuration);
        leaves.emplace_back("step", Leaf::Target(&step));
        leaves.emplace_back("is_open", Leaf::Target(&flag));
        leaves.emplace_back("callbacks.note.text", Leaf::Target(&text));
        leaves.emplace_back("callbacks.note.empty", Leaf::Target(&empty_text));
        leaves.emplace_back("history.loss", Leaf::Target(&history));
        leaves.emplace_back("history.val_loss", Leaf::Target(&empty_history));
        return leaves;
    }

    static Header header() {
        return {{"kind", "trainer"},
                {"topology", "Sequential<Dense<2, 33, Relu>>"},
                {"note", " \\ & <odd>\n\"value\" "},
                {"empty", ""}};
    }

    /// The leaves as a correct reader gives them.
    std::vector<Record> records() {
        std::vector<Record> records;
        for (const Leaf& leaf : leaves()) {
            records.push_back(outline_of(leaf));
            records.back().bytes = leaf.bytes();
        }
        return records;
    }
};

}  // namespace staticnn::checkpoint
