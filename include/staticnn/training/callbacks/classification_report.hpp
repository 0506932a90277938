// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "staticnn/concepts/callback.hpp"
#include "staticnn/core/elementary.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/core/lane.hpp"
#include "staticnn/data/moments.hpp"
#include "staticnn/kernels/panel_view.hpp"
#include "staticnn/kernels/rows.hpp"
#include "staticnn/metrics/confusion_matrix.hpp"
#include "staticnn/models/workspace.hpp"
#include "staticnn/training/callbacks/describe_state.hpp"
#include "staticnn/training/callbacks/input_moments.hpp"
#include "staticnn/training/callbacks/worst_samples.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

template <class Network>
class ClassificationReportState;

/// Remembers what the network made of the validation data at the end of the last epoch that had any, or,
/// where a callback has replaced the weights at the end of the run, what it makes of them with these: how
/// often each class was taken for which, and the samples that it was worst at, those to whose class it gave
/// the least probability. `staticnn-report` and HtmlReport draw both, the samples as pictures. For networks
/// with 2 to 256 outputs and a crossentropy of classes. Costs next to nothing beside the validation; the
/// state grows by `worst` samples.
struct ClassificationReport {
    static constexpr bool is_callback = true;
    static constexpr bool counts_classes = true;
    static constexpr FixedString name = "classification_report";
    template <class Network>
    using Bound = ClassificationReportState<Network>;

    std::uint64_t worst = 16;  ///< samples that are kept
    /// The picture that a sample is, row after row, each pixel one number or red, green and blue. 0 and 0: a
    /// square of 8 to 256 pixels a side where the width of a sample allows it, else none, and then the
    /// features of the samples are not kept.
    std::uint64_t image_rows = 0, image_columns = 0;

    static constexpr auto members() {
        using Self = ClassificationReport;
        return describe(setting<"worst">(&Self::worst), setting<"image_rows">(&Self::image_rows),
                        setting<"image_columns">(&Self::image_columns));
    }
};

/// ClassificationReport in a trainer: its settings and what it has seen.
template <class Network>
class ClassificationReportState : public ClassificationReport {
    using T = typename Network::Scalar;
    using Topology = typename Network::Topology;
    static constexpr Index width = Topology::inputs;
    static constexpr Index classes = Topology::outputs;
    static constexpr Index most_samples = 1024;

public:
    ClassificationReportState() = default;
    explicit ClassificationReportState(const ClassificationReport& settings)
        : ClassificationReport(settings) {}

    /// The epoch that is reported, counted from 1 over all runs; 0 before there is one.
    std::uint64_t epoch() const noexcept { return epoch_; }
    /// `confusion()(label, prediction)`
    const ConfusionMatrix<classes>& confusion() const noexcept { return confusion_; }
    /// Numbers of samples in the validation data, the worst first.
    const std::vector<double>& worst_samples() const noexcept { return samples_.numbers; }

    /// Throws ArgumentError when a setting is outside its range.
    void validate(std::span<const std::string>) const {
        expect(worst <= most_samples, "ClassificationReport's worst", "at most 1024",
               static_cast<double>(worst));
        if (image_rows == 0 && image_columns == 0) return;
        expect(is_image(), "ClassificationReport's image_rows times image_columns",
               "the inputs of the network, " + std::to_string(width) + ", or a third of them",
               static_cast<double>(image_rows) * static_cast<double>(image_columns));
    }

    void look_at_validation(const ValidationBatch& batch, Workspace<Topology, T>& workspace) {
        if (batch.first == 0) begin();
        std::array<double, classes> shares;
        constexpr Index last = Workspace<Topology, T>::group_count - 1;
        const kernels::PanelView<T> outputs = workspace.template output<last>();
        for (Index row = 0; row < batch.samples; ++row) {
            if (seen_inputs_ && seen_samples_ < detail::InputMoments::most_samples) {
                read(row_of(workspace.input(), row, width), seen_input_);
                seen_inputs_->add(seen_input_);
                ++seen_samples_;
            }
            const Row output = row_of(outputs, row, classes);
            read(output, shares);
            const Index label = batch.has_labels
                                    ? Index{workspace.labels()[row]}
                                    : kernels::position_of_largest(row_of(workspace.target(), row, classes));
            const Index prediction = kernels::position_of_largest(output);
            ++seen_confusion_.counts[label][prediction];
            if (batch.outputs_are_logits) apply_softmax(shares);
            const double share = finite(shares[label]);
            if (!seen_.takes(share)) continue;
            const std::span<double> features =
                seen_.add({batch.first + row, label, prediction, share, finite(shares[prediction])});
            if (!features.empty()) read(row_of(workspace.input(), row, width), features);
        }
    }

    void end_validation(std::uint64_t epoch) {
        epoch_ = epoch;
        confusion_ = seen_confusion_;
        samples_.assign(seen_);
        inputs_.assign(seen_samples_, seen_inputs_ ? seen_inputs_->moments_of_columns() : GroupMoments{});
    }

    static constexpr auto members() {
        using Self = ClassificationReportState;
        return detail::describe_state<ClassificationReport>(
            member<"epoch">(&Self::epoch_), member<"confusion">(&Self::confusion_),
            member<"samples">(&Self::samples_), member<"inputs">(&Self::inputs_));
    }

private:
    bool is_image() const {
        const std::uint64_t largest = width;
        if (image_rows == 0 && image_columns == 0) {
            constexpr Index side = [] {
                Index root = 0;
                while ((root + 1) * (root + 1) <= width) ++root;
                return root;
            }();
            return side * side == width && side >= 8 && side <= 256;
        }
        if (image_rows == 0 || image_rows > largest || image_columns > largest) return false;
        const std::uint64_t pixels = image_rows * image_columns;
        return pixels == largest || 3 * pixels == largest;
    }

    void begin() {
        seen_.begin(static_cast<Index>(std::min<std::uint64_t>(worst, most_samples)), is_image() ? width : 0);
        seen_confusion_ = {};
        seen_samples_ = 0;
        seen_inputs_.reset();
        if (!is_image()) return;
        seen_inputs_.emplace(width);
        seen_input_.resize(width);
    }

    using Row = kernels::Row<Lane<T>>;
    static Row row_of(const kernels::PanelView<T>& view, Index row, Index columns) {
        return {view, panel_width(columns), row, columns};
    }

    template <class Numbers>
    static void read(const Row& row, Numbers&& numbers) {
        for (Index i = 0; i < numbers.size(); ++i)
            numbers[i] = static_cast<std::remove_reference_t<decltype(numbers[i])>>(row[i]);
    }

    static void apply_softmax(std::array<double, classes>& values) {
        const double largest = *std::max_element(values.begin(), values.end());
        double sum = 0;
        for (double& value : values) {
            value = exp(Lane<double>(value - largest)).value;
            sum += value;
        }
        for (double& value : values) value /= sum;
    }

    /// Nothing is worse than NaN.
    static double finite(double share) { return share > 0 ? share : 0; }

    std::uint64_t epoch_ = 0;
    ConfusionMatrix<classes> confusion_;
    detail::SampleLists samples_;
    detail::InputMoments inputs_;
    // Of a pass over the validation data, until it is complete.
    detail::WorstSamples seen_;
    ConfusionMatrix<classes> seen_confusion_;
    std::optional<detail::ColumnSums> seen_inputs_;  // of pictures
    std::vector<float> seen_input_;
    std::uint64_t seen_samples_ = 0;
};

}  // namespace staticnn
