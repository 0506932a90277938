// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/core/members.hpp"

namespace staticnn::detail {

/// A sample and what a network makes of it.
struct JudgedSample {
    Index number;
    Index label;
    Index prediction;
    double label_share;       ///< the probability given to the label
    double prediction_share;  ///< and to the class that was predicted
};

/// Of many samples those to whose labels the least probability was given.
class WorstSamples {
public:
    /// Empty, with room for `most` samples of `width` features each.
    STATICNN_FUNCTION void begin(Index most, Index width);
    /// Samples come in ascending order. Of equal ones the first stay.
    bool takes(double label_share) const noexcept { return samples_.size() < most_ || label_share < limit_; }
    /// Takes a sample, perhaps in the place of another. Returns where its features belong.
    STATICNN_FUNCTION std::span<double> add(const JudgedSample& sample);

    /// The worst first.
    STATICNN_FUNCTION std::vector<JudgedSample> samples() const;
    /// Of these samples, one behind the other.
    STATICNN_FUNCTION std::vector<double> features() const;

private:
    struct Kept {
        JudgedSample sample;
        Index place;  // of its features
    };
    STATICNN_FUNCTION std::vector<Kept> sorted() const;

    Index most_ = 0;
    Index width_ = 0;
    double limit_ = 0;  // the greatest share among as many as there is room for
    std::vector<Kept> samples_;
    std::vector<double> features_;
};

/// Judged samples as leaves of a state: a list for each of their members.
struct SampleLists {
    std::vector<double> numbers;
    std::vector<double> labels;
    std::vector<double> predictions;
    std::vector<double> label_shares;
    std::vector<double> prediction_shares;
    std::vector<double> features;

    STATICNN_FUNCTION void assign(const WorstSamples& worst);

    static constexpr auto members() {
        using Self = SampleLists;
        return describe(
            member<"numbers">(&Self::numbers), member<"labels">(&Self::labels),
            member<"predictions">(&Self::predictions), member<"label_shares">(&Self::label_shares),
            member<"prediction_shares">(&Self::prediction_shares), member<"features">(&Self::features));
    }
};

}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/callbacks/worst_samples.ipp"
#endif
