// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include "staticnn/training/callbacks/worst_samples.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

inline bool is_worse(const JudgedSample& a, const JudgedSample& b) {
    return a.label_share != b.label_share ? a.label_share < b.label_share : a.number < b.number;
}

STATICNN_FUNCTION void WorstSamples::begin(Index most, Index width) {
    most_ = most;
    width_ = width;
    samples_.clear();
    features_.resize(most * width);
}

STATICNN_FUNCTION std::span<double> WorstSamples::add(const JudgedSample& sample) {
    const auto is_worse_than = [](const Kept& a, const Kept& b) { return is_worse(a.sample, b.sample); };
    if (samples_.size() < most_) {
        samples_.push_back({sample, samples_.size()});
    } else {
        Kept& best = *std::max_element(samples_.begin(), samples_.end(), is_worse_than);
        best.sample = sample;
    }
    const Index place = std::find_if(samples_.begin(), samples_.end(), [&](const Kept& kept) {
                            return kept.sample.number == sample.number;
                        })->place;
    limit_ = std::max_element(samples_.begin(), samples_.end(), is_worse_than)->sample.label_share;
    return std::span(features_).subspan(place * width_, width_);
}

STATICNN_FUNCTION std::vector<WorstSamples::Kept> WorstSamples::sorted() const {
    std::vector<Kept> kept = samples_;
    std::sort(kept.begin(), kept.end(),
              [](const Kept& a, const Kept& b) { return is_worse(a.sample, b.sample); });
    return kept;
}

STATICNN_FUNCTION std::vector<JudgedSample> WorstSamples::samples() const {
    std::vector<JudgedSample> samples;
    for (const Kept& kept : sorted()) samples.push_back(kept.sample);
    return samples;
}

STATICNN_FUNCTION std::vector<double> WorstSamples::features() const {
    std::vector<double> features;
    for (const Kept& kept : sorted()) {
        const auto begin = features_.begin() + static_cast<std::ptrdiff_t>(kept.place * width_);
        features.insert(features.end(), begin, begin + static_cast<std::ptrdiff_t>(width_));
    }
    return features;
}

STATICNN_FUNCTION void SampleLists::assign(const WorstSamples& worst) {
    *this = {};
    for (const JudgedSample& sample : worst.samples()) {
        numbers.push_back(static_cast<double>(sample.number));
        labels.push_back(static_cast<double>(sample.label));
        predictions.push_back(static_cast<double>(sample.prediction));
        label_shares.push_back(sample.label_share);
        prediction_shares.push_back(sample.prediction_share);
    }
    features = worst.features();
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
