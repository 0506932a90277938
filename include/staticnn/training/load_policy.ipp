// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include "staticnn/training/load_policy.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION checkpoint::Policy policy_of(const LoadOptions& options,
                                               const checkpoint::Contents& contents) {
    checkpoint::Policy policy{.dropped = options.drop_leaves};
    for (const std::string& callback : options.drop_callbacks)
        policy.dropped.push_back("callbacks." + callback);
    for (const std::string& metric : options.drop_metrics)
        for (const char* folder : {"metrics.", "history.", "history.val_"})
            policy.dropped.push_back(folder + metric);
    if (options.allow_batch_size_change) policy.kept.emplace_back("batch_size");
    if (options.keep_learning_rate) policy.kept.emplace_back("optimizer.learning_rate");
    if (options.reset_optimizer) policy.kept.emplace_back("optimizer");
    // Files of an earlier release know nothing of runs, and nobody misses it.
    if (std::none_of(contents.records.begin(), contents.records.end(),
                     [](const auto& record) { return checkpoint::is_below(record.name, "runs"); }))
        policy.kept.emplace_back("runs");
    return policy;
}

STATICNN_FUNCTION Index epochs_of(const checkpoint::Contents& contents) {
    for (const checkpoint::Record& record : contents.records)
        if (record.name == "history.loss") return record.bytes.size() / sizeof(double);
    return 0;
}

STATICNN_FUNCTION bool holds_member(const checkpoint::Contents& contents, const std::string& name,
                                    const checkpoint::Policy& policy) {
    return std::any_of(contents.records.begin(), contents.records.end(), [&](const auto& record) {
        return record.name.starts_with(name + '.') && !checkpoint::is_below(record.name, policy.dropped);
    });
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
