// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include "staticnn/checkpoint/matching_weights.hpp"
#include "staticnn/core/error.hpp"

namespace staticnn::checkpoint {
STATICNN_BEGIN_RARE_CODE

namespace detail {

/// "network.0" of "network.0.kernel"; empty for what is no weight of a layer.
inline std::string_view layer_of(std::string_view name) noexcept {
    constexpr std::string_view folder = "network.";
    if (!name.starts_with(folder)) return {};
    return name.substr(0, name.find('.', folder.size()));
}

/// The leaves of one layer, here and in a file.
struct LayerPair {
    std::string_view name;
    std::vector<const Leaf*> here;
    std::vector<const Record*> there;

    /// Empty when the layer fits, else a sentence.
    std::string misfit() const {
        if (there.empty()) return std::string(name) + ": not in the file";
        if (here.empty()) return std::string(name) + ": only in the file";
        for (const Leaf* leaf : here) {
            const Record* record = find(leaf->name());
            const std::string shape = shape_text(leaf->type(), leaf->extents());
            if (record == nullptr) return leaf->name() + ": " + shape + ", not in the file";
            if (shape_text(record->type, record->extents) != shape)
                return leaf->name() + ": " + shape + ", in the file " +
                       shape_text(record->type, record->extents);
        }
        for (const Record* record : there)
            if (std::none_of(here.begin(), here.end(),
                             [&](const Leaf* leaf) { return leaf->name() == record->name; }))
                return record->name + ": only in the file";
        return {};
    }

    const Record* find(std::string_view leaf) const {
        const auto found = std::find_if(there.begin(), there.end(),
                                        [&](const Record* record) { return record->name == leaf; });
        return found == there.end() ? nullptr : *found;
    }
};

inline LayerPair& layer_named(std::vector<LayerPair>& layers, std::string_view name) {
    const auto found =
        std::find_if(layers.begin(), layers.end(), [&](const LayerPair& pair) { return pair.name == name; });
    return found != layers.end() ? *found : layers.emplace_back(LayerPair{name, {}, {}});
}

}  // namespace detail

STATICNN_FUNCTION WeightsReport take_matching(const std::vector<Record>& records, const Leaves& weights,
                                              std::string_view file) {
    std::vector<detail::LayerPair> layers;
    for (const Leaf& leaf : weights)
        detail::layer_named(layers, detail::layer_of(leaf.name())).here.push_back(&leaf);
    for (const Record& record : records)
        if (const std::string_view layer = detail::layer_of(record.name); !layer.empty())
            detail::layer_named(layers, layer).there.push_back(&record);
    WeightsReport report;
    for (const detail::LayerPair& layer : layers) {
        const std::string misfit = layer.misfit();
        if (!misfit.empty()) {
            report.skipped.push_back(misfit);
            continue;
        }
        for (const Leaf* leaf : layer.here) {
            leaf->assign(layer.find(leaf->name())->bytes);
            report.taken.push_back(leaf->name());
        }
    }
    if (!report.taken.empty()) return report;
    std::string sentence = '\'' + std::string(file) + "' has the weights of no layer that fits";
    for (const std::string& misfit : report.skipped) sentence += "; " + misfit;
    throw MismatchError(sentence);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::checkpoint
