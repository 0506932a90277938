// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "embed/cpp_files.hpp"
#include "staticnn/checkpoint/summary.hpp"

namespace embed {

/// The sizes of a network, as far as its file tells.
struct Sizes {
    Index inputs;
    Index outputs;
};

/// Throws FormatError when the file does not tell.
inline Sizes sizes_of(const StateView& state, const Network& network, const Request& request) {
    const auto inputs = inputs_of(network.topology);
    if (!inputs)
        refuse(request.checkpoint,
               "how many values its network takes is known to none of its layers but classes "
               "that are not of staticnn: C needs to be told by such as Flatten<8> before them");
    Sizes sizes{*inputs, 1};
    const auto layers = staticnn::checkpoint::layers_of(state.file(), request.checkpoint);
    for (const Index extent : layers.back().shape) sizes.outputs *= extent;
    return sizes;
}

/// NAME.h: what C, and whatever calls C, knows of the network.
inline std::string c_header(const Request& request, const Network& network, Sizes sizes) {
    const std::string& name = request.name;
    const std::string upper = upper_case(name);
    const std::string scalar = network.scalar_name();
    return "/* " + origin(request, network) + " */\n#ifndef " + upper + "_H\n#define " + upper +
           "_H\n\n#include <stddef.h>\n\n#define " + upper + "_INPUTS " + std::to_string(sizes.inputs) +
           "\n#define " + upper + "_OUTPUTS " + std::to_string(sizes.outputs) +
           "\n\n#if defined(__GNUC__)\n#define " + upper +
           "_API __attribute__((visibility(\"default\")))\n#else\n#define " + upper +
           "_API\n#endif\n\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n"
           "/* " +
           upper + "_INPUTS and " + upper + "_OUTPUTS for those who cannot read this header. */\n" + upper +
           "_API extern const size_t " + name + "_inputs;\n" + upper + "_API extern const size_t " + name +
           "_outputs;\n\n"
           "/* Reads " +
           upper + "_INPUTS values and writes " + upper +
           "_OUTPUTS values, elsewhere. Any number of threads may call it at once. */\n" + upper +
           "_API void " + name + "_predict(const " + scalar + "* inputs, " + scalar +
           "* outputs);\n\n"
           "/* The same for `count` samples that lie one after another, as their outputs then do. */\n" +
           upper + "_API void " + name + "_predict_batch(const " + scalar + "* inputs, size_t count, " +
           scalar + "* outputs);\n\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n";
}

/// NAME_c.cpp: what NAME.h declares.
inline std::string c_source(const Request& request, const Network& network) {
    const std::string& name = request.name;
    const std::string upper = upper_case(name);
    const std::string scalar = network.scalar_name();
    return "// " + origin(request, network) + "\n#include \"" + name + ".h\"\n\n#include \"" + name +
           ".hpp\"\n\nstatic_assert(" + name + "::Model::inputs == " + upper + "_INPUTS && " + name +
           "::Model::outputs == " + upper + "_OUTPUTS,\n              \"" + name +
           ".h was written for a network of other sizes than its layers have\");\n\n"
           "const size_t " +
           name + "_inputs = " + upper + "_INPUTS;\nconst size_t " + name + "_outputs = " + upper +
           "_OUTPUTS;\n\nvoid " + name + "_predict(const " + scalar + "* inputs, " + scalar +
           "* outputs) {\n    staticnn::predict_at(" + name + "::network, inputs, outputs);\n}\n\nvoid " +
           name + "_predict_batch(const " + scalar + "* inputs, size_t count, " + scalar +
           "* outputs) {\n    staticnn::predict_batch_at(" + name +
           "::network, inputs, count, outputs);\n}\n";
}

}  // namespace embed
