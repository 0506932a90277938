// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/checkpoint/type_text.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/report/state_view.hpp"
#include "staticnn/report/type_layout.hpp"

namespace staticnn::report {

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
    const auto arguments = checkpoint::template_arguments(trainer);
    if (!arguments || arguments->size() < 3) return types;
    types.topology = arguments->front();
    types.trainer = trainer.substr(0, trainer.find('<') + 1) + "Model";
    for (Index i = 1; i < arguments->size(); ++i) *types.trainer += ',' + std::string((*arguments)[i]);
    *types.trainer += '>';
    return types;
}

/// Throws FormatError unless the text can be nothing but a type: what a file says is not to be trusted in a
/// program.
inline void check_type(std::string_view type, std::string_view file) {
    const auto is_usual = [](char character) {
        constexpr std::string_view others = "_<>,.- ";
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
               (character >= '0' && character <= '9') || others.find(character) != others.npos;
    };
    const std::string where = '\'' + std::string(file) + "' cannot be turned into C++: ";
    if (type.find('?') != type.npos)
        throw FormatError(where + "the '?' in " + one_line(type) +
                          " stands for a class without a name: give it a 'static constexpr "
                          "FixedString name' and save again");
    if (!std::all_of(type.begin(), type.end(), is_usual) || !checkpoint::template_arguments(type))
        throw FormatError(where + "expected a type, found " + checkpoint::excerpt(type));
}

}  // namespace staticnn::report
