// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>

#include "embed/network.hpp"
#include "embed/topology.hpp"
#include "staticnn/checkpoint/escape.hpp"
#include "staticnn/core/panels.hpp"
#include "staticnn/report/type_layout.hpp"
#include "staticnn/version.hpp"

namespace embed {

/// What the files are to be like.
struct Request {
    std::string checkpoint;  ///< its path
    std::string name;
    std::string include;  ///< a header with layers of the user's own, or nothing
    bool portable = false;
};

inline std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

/// "Written by staticnn-embed 0.1.0 from 'model.bin', digest 0123456789abcdef." The name alone of the
/// checkpoint, so that files do not depend on where they were made.
inline std::string origin(const Request& request, const Network& network) {
    // No comment, of whatever language, ends within a path.
    std::string name = staticnn::checkpoint::escape(file_name(request.checkpoint));
    for (char& character : name)
        if (character == '*' || character == '\\') character = '?';
    return "Written by staticnn-embed " + std::string(staticnn::version) + " from '" + name + "', digest " +
           network.digest + '.';
}

/// "float NAME_weights[1234]"
inline std::string weights_declaration(const Request& request, const Network& network) {
    return network.scalar_name() + ' ' + request.name + "_weights[" + std::to_string(network.size) + ']';
}

/// Throws FormatError when the topology has types that neither the library nor a header of the user's
/// declares.
inline void check_types(const Request& request, const Network& network) {
    for (const std::string& name : names_in(network.topology))
        if (!is_known(name) && request.include.empty())
            refuse(request.checkpoint, '\'' + name +
                                           "' in its type is no class of staticnn: name the header that "
                                           "declares it with --include");
}

/// NAME.hpp: the type of the network, the declaration of its weights, and `NAME::network`, which predicts.
inline std::string cpp_header(const Request& request, const Network& network) {
    const std::string file = request.name + ".hpp";
    std::string text = "// " + origin(request, network) + "\n// Compile " + request.name +
                       ".cpp, too.\n#pragma once\n\n"
                       "#include <staticnn/inference.hpp>\n";
    if (!request.include.empty()) text += "#include \"" + request.include + "\"\n";
    text += "\nnamespace " + request.name + " {\n\n";
    for (const std::string& name : names_in(network.topology))
        if (is_known(name)) text += "using staticnn::" + name + ";\n";
    text += '\n' + staticnn::report::alias("Model", network.topology) +
            "\nstatic_assert(staticnn::embedded_layout == " + std::to_string(staticnn::embedded_layout) +
            ",\n              \"" + file +
            " was written for another version of staticnn: run staticnn-embed of this version\");\n"
            "static_assert(staticnn::has_parameters<Model>({";
    for (const Parameter& parameter : network.parameters)
        text += (&parameter == &network.parameters.front() ? "\n    {" : ",\n    {") + parameter.layer +
                ", \"" + parameter.name + "\", " + std::to_string(parameter.rows) + ", " +
                std::to_string(parameter.columns) + '}';
    return text + "}),\n              \"" + file +
           " has the weights of other parameters than its layers declare: save the checkpoint with these "
           "layers, "
           "and run staticnn-embed\");\n\n"
           // Hidden, so that a program does not copy what lies in a library of its own, and libraries do not
           // mistake their weights for those of others.
           "extern \"C\" [[gnu::visibility(\"hidden\")]] alignas(64) const " +
           weights_declaration(request, network) +
           ";\n\n"
           "/// Predicts with these weights; see staticnn::Predictor.\n"
           "inline constexpr staticnn::Predictor<Model, " +
           network.scalar_name() + "> network{std::span(" + request.name + "_weights)};\n\n}  // namespace " +
           request.name + '\n';
}

/// A number as C++, to its last bit.
template <class T>
std::string literal(const char* bytes) {
    using Bits = std::conditional_t<sizeof(T) == 8, std::uint64_t, std::uint32_t>;
    T value;
    std::memcpy(&value, bytes, sizeof value);
    char text[40];
    const auto written = [&](auto result) { return std::string(text, result.ptr); };
    if (!std::isfinite(value))
        return std::string("std::bit_cast<") + (sizeof(T) == 8 ? "double" : "float") + ">(0x" +
               written(std::to_chars(text, std::end(text), std::bit_cast<Bits>(value), 16)) +
               (sizeof(T) == 8 ? "ull)" : "u)");
    if (std::bit_cast<Bits>(value) == 0) return "0";  // as all padding is
    const std::string sign = std::signbit(value) ? "-" : "";
    return sign + "0x" +
           written(std::to_chars(text, std::end(text), std::abs(value), std::chars_format::hex)) +
           (sizeof(T) == 8 ? "" : "f");
}

template <class T>
std::string literals(const std::string& weights) {
    std::string text;
    for (Index i = 0; i < weights.size(); i += sizeof(T))
        text += literal<T>(weights.data() + i) + (i / sizeof(T) % 8 == 7 ? ",\n" : ", ");
    return text;
}

/// NAME.cpp with the weights as an array.
inline std::string portable_source(const Request& request, const Network& network) {
    return "// " + origin(request, network) + "\n#include \"" + request.name +
           ".hpp\"\n\n#include <bit>\n\nnamespace " + request.name +
           " {\n\nextern \"C\" {\nalignas(64) constinit const " + weights_declaration(request, network) +
           " = {\n" +
           (network.is_double() ? literals<double>(network.weights) : literals<float>(network.weights)) +
           "};\n}\n\n}  // namespace " + request.name + '\n';
}

/// NAME.cpp that has the assembler take the weights from NAME.cpp.weights, which lies beside it.
inline std::string source(const Request& request, const Network& network) {
    const std::string symbol = request.name + "_weights";
    const std::string size = std::to_string(network.weights.size());
    const auto line = [](const std::string& text) { return "    \"" + text + "\\n\"\n"; };
    return "// " + origin(request, network) + "\n#if !defined(__ELF__)\n#error \"" + request.name +
           ".cpp has its weights from a file in a way that this system does not know: run staticnn-embed "
           "with "
           "--portable\"\n#endif\n\n"
           "asm(\n" +
           line(".pushsection .rodata,\\\"a\\\"") + line(".balign 64") + line(".globl " + symbol) +
           line(".hidden " + symbol) + line(".type " + symbol + ", %object") + line(symbol + ":") +
           "    \".incbin \\\"\" __FILE__ \".weights\\\", 0, " + size + "\\n\"\n" +
           line(".size " + symbol + ", " + size) + "    \".popsection\");\n";
}

}  // namespace embed
