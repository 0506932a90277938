// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "staticnn/checkpoint/record.hpp"
#include "staticnn/core/leaf.hpp"
#include "staticnn/core/members.hpp"
#include "staticnn/core/spelling.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/training/callbacks/backup_and_restore.hpp"
#include "staticnn/training/callbacks/classification_report.hpp"
#include "staticnn/training/callbacks/csv_logger.hpp"
#include "staticnn/training/callbacks/early_stopping.hpp"
#include "staticnn/training/callbacks/health_monitor.hpp"
#include "staticnn/training/callbacks/json_lines_logger.hpp"
#include "staticnn/training/callbacks/learning_rate_finder.hpp"
#include "staticnn/training/callbacks/model_checkpoint.hpp"
#include "staticnn/training/callbacks/reduce_lr_on_plateau.hpp"
#include "staticnn/training/callbacks/roll_back_on_nan.hpp"
#include "staticnn/training/callbacks/stochastic_weight_average.hpp"
#include "staticnn/training/update_rules/clip_norm.hpp"
#include "staticnn/training/update_rules/clip_value.hpp"
#include "staticnn/training/update_rules/global_clip_norm.hpp"
#include "staticnn/training/update_rules/gradient_accumulation.hpp"
#include "staticnn/training/update_rules/weight_average.hpp"

namespace staticnn::report {

/// A callback or an update rule of the library. In a state its settings and its memory stand side by side,
/// and only its class tells them apart.
struct KnownPart {
    std::string type;  ///< as it is written in a program
    std::string name;  ///< in states
    std::string path;  ///< a name for the file that it writes, where it wants one: no state has the former
    std::vector<Record> settings;  ///< with their defaults
};

template <class Part>
KnownPart known_part(std::string path = {}) {
    Part part;
    Leaves leaves;
    append_members(part, "", leaves);
    KnownPart known{
        std::string(spelling_of<Part>().view()), std::string(Part::name.view()), std::move(path), {}};
    for (const Leaf& leaf : leaves)
        if (leaf.role() == Role::configuration)
            known.settings.push_back({leaf.name().substr(1), leaf.type(), leaf.extents(), leaf.bytes()});
    return known;
}

/// One that is not known here by its class, and has one setting.
inline KnownPart known_part(std::string type, std::string name, std::string setting, std::uint64_t value) {
    const auto bytes = std::as_bytes(std::span(&value, 1));
    return {std::move(type),
            std::move(name),
            {},
            {{std::move(setting), ElementType::uint64, {}, std::vector(bytes.begin(), bytes.end())}}};
}

inline std::vector<KnownPart> known_parts() {
    return {known_part<BackupAndRestore>("backup.bin"),
            known_part<ClassificationReport>(),
            known_part<CsvLogger>("log.csv"),
            known_part<EarlyStopping>(),
            known_part<HealthMonitor>(),
            known_part<JsonLinesLogger>("log.jsonl"),
            known_part<LearningRateFinder>(),
            known_part<ModelCheckpoint>("epoch_{epoch}.bin"),
            known_part<ReduceLrOnPlateau>(),
            known_part<RollBackOnNan>(),
            known_part<StochasticWeightAverage>(),
            known_part("HtmlReport", "html_report", "every", 1),  // of which the page itself is a part
            known_part("TensorBoard", "tensor_board", "histogram_freq", 0),
            known_part<ClipNorm>(),
            known_part<ClipValue>(),
            known_part<GlobalClipNorm>(),
            known_part<GradientAccumulation>(),
            known_part<WeightAverage>()};
}

/// Callbacks that staticnn.hpp does not bring, as lines of a program.
inline std::string other_headers(std::string_view trainer) {
    std::string text;
    for (const auto& [name, header] : {std::pair("HtmlReport", "report/html_report.hpp"),
                                       std::pair("TensorBoard", "tensorboard/tensor_board.hpp")})
        if (trainer.find(name) != trainer.npos) text += std::string("#include <staticnn/") + header + ">\n";
    return text;
}

}  // namespace staticnn::report
