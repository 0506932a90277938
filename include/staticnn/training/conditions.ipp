// SPDX-License-Identifier: BSL-1.0
#include <utility>

#include "staticnn/core/error.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/training/conditions.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

class Departures {
public:
    Departures(const Conditions& before, const Conditions& now, DataDrift policy, const DataKind& kind)
        : before_(before), now_(now), policy_(policy), kind_(kind) {}

    Notes of_fit() && {
        if (before_.data.samples == 0) return {};
        compare_settings("the run before");
        if (has_other_data()) tell_data(drift(), "fit", "those of the run before");
        return std::move(notes_);
    }

    Notes of_resume() && {
        if (before_.data.samples == 0) return {};  // from a file without conditions
        compare_settings("this run before it was interrupted");
        if (has_other_data()) {
            Notes sentences{"they are not the samples that the run began with"};
            for (std::string& sentence : drift()) sentences.push_back(std::move(sentence));
            tell_data(sentences, "resume", "those of the open run");
        }
        return std::move(notes_);
    }

private:
    bool has_other_data() const {
        return policy_ != DataDrift::ignore && before_.data.fingerprint != now_.data.fingerprint;
    }
    Notes drift() const { return drift_between(before_.data, now_.data, {}, kind_); }

    void compare_settings(const std::string& run) {
        const auto compare = [&](const std::string& name, double before, double now) {
            if (before != now)
                notes_.push_back(name + ": " + text_for_message(now) + " now, " + text_for_message(before) +
                                 " in " + run);
        };
        compare("batch_size", static_cast<double>(before_.batch_size), static_cast<double>(now_.batch_size));
        compare("learning_rate", before_.learning_rate, now_.learning_rate);
    }

    void tell_data(const Notes& sentences, const std::string& call, const std::string& expected) {
        if (policy_ == DataDrift::refuse && !sentences.empty()) {
            std::string text;
            for (const std::string& sentence : sentences) text += (text.empty() ? "" : "; ") + sentence;
            throw DataError(call + " is expected to get data like " + expected + ": " + text);
        }
        for (const std::string& sentence : sentences) notes_.push_back("data: " + sentence);
    }

    const Conditions& before_;
    const Conditions& now_;
    DataDrift policy_;
    DataKind kind_;
    Notes notes_;
};

STATICNN_FUNCTION Notes departures_of_fit(const Conditions& before, const Conditions& now, DataDrift policy,
                                          const DataKind& kind) {
    return Departures(before, now, policy, kind).of_fit();
}

STATICNN_FUNCTION Notes departures_of_resume(const Conditions& before, const Conditions& now,
                                             DataDrift policy, const DataKind& kind) {
    return Departures(before, now, policy, kind).of_resume();
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
