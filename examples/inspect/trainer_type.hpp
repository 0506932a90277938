// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "inspect/state_view.hpp"
#include "staticnn/checkpoint/type_text.hpp"

namespace inspect {

/// The types that a file was saved from, as they are written in a program.
struct SavedTypes {
    std::string topology;
    std::optional<std::string>
        trainer;  ///< of a whole state; begins with "Trainer<Model," instead of the topology
};

/// What the header says of the types. Where the trainer's type is missing, as in a file of weights, the
/// topology is its name, which leaves out what weights do not depend on.
inline SavedTypes types_of(const StateView& state) {
    SavedTypes types{state.header("topology").value_or(""), {}};
    const std::string trainer = state.header("trainer").value_or("");
    const auto arguments = staticnn::checkpoint::template_arguments(trainer);
    if (!arguments || arguments->size() < 3) return types;
    types.topology = arguments->front();
    types.trainer = trainer.substr(0, trainer.find('<') + 1) + "Model";
    for (Index i = 1; i < arguments->size(); ++i) *types.trainer += ',' + std::string((*arguments)[i]);
    *types.trainer += '>';
    return types;
}

}  // namespace inspect
