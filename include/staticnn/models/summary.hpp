// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "staticnn/models/sequential.hpp"

namespace staticnn {

namespace detail {

/// What a summary says of one layer.
struct LayerFacts {
    std::string_view kind;         ///< "dense"
    std::string_view name;         ///< "Dense<784,512,Relu>"
    std::span<const Index> shape;  ///< of the output of one sample
    Index parameters;
};

/// "407,050"
inline std::string text_with_commas(Index number) {
    std::string text = std::to_string(number);
    for (Index end = text.size(); end > 3; end -= 3) text.insert(end - 3, 1, ',');
    return text;
}

/// "1.55 MB", in steps of 1,024
inline std::string text_of_bytes(Index bytes) {
    constexpr std::array units{"B", "KB", "MB", "GB", "TB", "PB"};
    double size = static_cast<double>(bytes);
    Index unit = 0;
    for (; size >= 1024 && unit + 1 < units.size(); ++unit) size /= 1024;
    std::array<char, 32> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), size, std::chars_format::fixed, 2).ptr;
    return std::string(digits.data(), end) + ' ' + units[unit];
}

/// One line of the table between its rules; every character is one column wide.
using SummaryRow = std::array<std::string, 3>;

/// "dense_1 (Dense)", "(None, 10)", "5,130"; layers of one kind are counted.
inline std::vector<SummaryRow> summary_rows(std::span<const LayerFacts> layers) {
    std::vector<SummaryRow> rows;
    for (Index i = 0; i < layers.size(); ++i) {
        const LayerFacts& layer = layers[i];
        const auto earlier = std::count_if(layers.begin(), layers.begin() + static_cast<std::ptrdiff_t>(i),
                                           [&](const LayerFacts& other) { return other.kind == layer.kind; });
        std::string name(layer.kind);
        if (earlier > 0) name += '_' + std::to_string(earlier);
        name += " (" + std::string(layer.name.substr(0, layer.name.find('<'))) + ')';
        std::string shape = "(None";
        for (const Index extent : layer.shape) shape += ", " + std::to_string(extent);
        rows.push_back({std::move(name), shape + ')', text_with_commas(layer.parameters)});
    }
    return rows;
}

/// A table in the style of Keras 3: heavy lines around the head, light ones below, numbers to the right.
class SummaryTable {
public:
    explicit SummaryTable(const std::vector<SummaryRow>& rows) {
        for (const SummaryRow& row : rows)
            for (Index i = 0; i < widths_.size(); ++i) widths_[i] = std::max(widths_[i], row[i].size());
        rule("┏━", "━┳━", "━┓\n", "━");
        line("┃ ", " ┃ ", " ┃\n", {"Layer (type)", "Output Shape", "Param #"});
        rule("┡━", "━╇━", "━┩\n", "━");
        for (Index i = 0; i < rows.size(); ++i) {
            if (i > 0) rule("├─", "─┼─", "─┤\n", "─");
            line("│ ", " │ ", " │\n", rows[i]);
        }
        rule("└─", "─┴─", "─┘\n", "─");
    }

    const std::string& text() const noexcept { return text_; }

private:
    void rule(std::string_view left, std::string_view middle, std::string_view right, std::string_view line) {
        for (Index i = 0; i < widths_.size(); ++i) {
            text_ += i == 0 ? left : middle;
            for (Index column = 0; column < widths_[i]; ++column) text_ += line;
        }
        text_ += right;
    }

    void line(std::string_view left, std::string_view middle, std::string_view right, const SummaryRow& row) {
        for (Index i = 0; i < widths_.size(); ++i) {
            const std::string padding(widths_[i] - row[i].size(), ' ');
            text_ += i == 0 ? left : middle;
            text_ += i + 1 == widths_.size() ? padding + row[i] : row[i] + padding;
        }
        text_ += right;
    }

    std::array<Index, 3> widths_{31, 22, 13};  // those of Keras in a terminal of 80 columns
    std::string text_;
};

/// "407,050 (1.55 MB)"
inline std::string text_of_parameters(Index count, Index bytes_each) {
    return text_with_commas(count) + " (" + text_of_bytes(count * bytes_each) + ")\n";
}

inline std::string summary_text(std::span<const LayerFacts> layers, Index trainable, Index bytes_each,
                                Index flops) {
    Index parameters = 0;
    for (const LayerFacts& layer : layers) parameters += layer.parameters;
    return "Model: \"sequential\"\n" + SummaryTable(summary_rows(layers)).text() +
           " Total params: " + text_of_parameters(parameters, bytes_each) +
           " Trainable params: " + text_of_parameters(trainable, bytes_each) +
           " Non-trainable params: " + text_of_parameters(parameters - trainable, bytes_each) +
           " Forward FLOPs per sample: " + text_with_commas(flops) + "\n";
}

/// The layers of a topology, in their order.
template <class Topology>
constexpr auto layer_facts() {
    return []<Index... I>(std::index_sequence<I...>) {
        constexpr auto parameters_of = [](Index layer) {
            Index count = 0;
            for (const ParameterInfo& info : Topology::parameter_table)
                if (info.layer == layer) count += info.size();
            return count;
        };
        return std::array{LayerFacts{Topology::template LayerType<I>::kind.view(),
                                     Topology::template LayerType<I>::name.view(),
                                     Topology::template OutputOf<I>::extents, parameters_of(I)}...};
    }
    (std::make_index_sequence<Topology::layer_count>{});
}

}  // namespace detail

/// The table that Keras' model.summary() prints, in UTF-8, and the floating-point operations of one forward
/// pass of one sample (a fused multiply-add counts as two). `Scalar` decides the bytes.
template <class Topology, class Scalar = float>
std::string summary() {
    return detail::summary_text(detail::layer_facts<Topology>(), Topology::trainable_count, sizeof(Scalar),
                                Topology::flops);
}

}  // namespace staticnn
