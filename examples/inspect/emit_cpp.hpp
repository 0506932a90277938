// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/checkpoint/type_text.hpp"
#include "staticnn/report/known_parts.hpp"
#include "staticnn/report/literal.hpp"
#include "staticnn/report/saved_types.hpp"
#include "staticnn/report/type_layout.hpp"

namespace inspect {

using namespace staticnn::report;

/// Functions that make the optimizer with its settings, and a trainer that the file loads into: it must have
/// the file's batch size, and a schedule may have no settings that work without being told.
inline std::string trainer_functions(const StateView& state) {
    std::string text =
        "\ninline ModelOptimizer optimizer() {\n"
        "    ModelOptimizer optimizer;\n";
    for (const Record* record : state.optimizer_settings()) text += assignment(record->name, *record);
    return text +
           "    return optimizer;\n}\n\n"
           "/// A trainer that the file loads into.\n"
           "inline ModelTrainer trainer() {\n"
           "    return ModelTrainer({.batch_size = " +
           std::to_string(state.count("batch_size").value_or(32)) +
           ", .seed = " + std::to_string(state.count("seed").value_or(0)) + "u}, optimizer());\n}\n";
}

/// A header with the types of a file, so that a program that includes it can load the file. Throws
/// FormatError when the file does not say them.
inline std::string cpp_header(const StateView& state, const std::string& path) {
    const SavedTypes types = types_of(state);
    check_type(types.topology, path);
    std::string text = "// Written by staticnn-inspect from '" + staticnn::checkpoint::escape(path) +
                       "',\n// digest " + state.file().digest +
                       ".\n//\n"
                       "// Initializers are left out: what they began with is in the file.\n";
    if (!types.trainer)
        text += "// So are Frozen, regularizers and constraints, on which weights do not depend.\n";
    text +=
        "// Classes of your own are to be declared before this header is included.\n"
        "#pragma once\n\n#include <staticnn/staticnn.hpp>\n" +
        other_headers(types.trainer.value_or("")) + "\nnamespace saved {\n\nusing namespace staticnn;\n\n" +
        alias("Model", types.topology);
    if (types.trainer) {
        check_type(*types.trainer, path);
        const auto arguments = *staticnn::checkpoint::template_arguments(*types.trainer);
        text += alias("ModelOptimizer", arguments[2]) + alias("ModelTrainer", *types.trainer) +
                trainer_functions(state);
    }
    return text + "\n}  // namespace saved\n";
}

}  // namespace inspect
