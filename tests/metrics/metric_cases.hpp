// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <gtest/gtest.h>

#include "reference/metrics.hpp"
#include "staticnn/concepts/metric.hpp"
#include "staticnn/core/members.hpp"
#include "support/row_of.hpp"

/// Metrics of whole cases, to be compared with scikit-learn.
namespace staticnn {

using reference::metric_classes, reference::metric_outputs, reference::metric_samples;

template <class MetricType>
MetricType measured(const reference::ClassesCase& data) {
    MetricType metric;
    for (Index sample = 0; sample < metric_samples; ++sample) {
        RowOf<float> scores(data.scores + sample * metric_classes, metric_classes);
        metric.add(scores.row(), Index{data.labels[sample]});
    }
    return metric;
}

/// Of rows of outputs and rows of targets.
template <class MetricType, class T, class Output, class Target>
MetricType measured(const Output* outputs, const Target* targets) {
    MetricType metric;
    for (Index sample = 0; sample < metric_samples; ++sample) {
        RowOf<T> output(outputs + sample * metric_outputs, metric_outputs);
        RowOf<T> target(targets + sample * metric_outputs, metric_outputs);
        metric.add(output.row(), target.row());
    }
    return metric;
}
template <class MetricType>
MetricType measured(const reference::FlagsCase& data) {
    return measured<MetricType, float>(data.scores, data.flags);
}
template <class MetricType>
MetricType measured(const reference::ValuesCase& data) {
    return measured<MetricType, double>(data.outputs, data.targets);
}

/// A metric whose members are all in its leaves goes on from there.
template <class MetricType>
MetricType restored(MetricType metric) {
    MetricType other;
    Leaves from, to;
    append_members(metric, "m", from);
    append_members(other, "m", to);
    for (Index i = 0; i < from.size(); ++i) to[i].assign(from[i].bytes());
    return other;
}

}  // namespace staticnn
