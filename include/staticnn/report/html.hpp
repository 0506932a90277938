// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace staticnn::report {

/// A text between tags or in an attribute, whatever stands in it: files may be forged.
inline std::string escaped(std::string_view text) {
    std::string result;
    for (const char letter : text) {
        if (letter == '&')
            result += "&amp;";
        else if (letter == '<')
            result += "&lt;";
        else if (letter == '>')
            result += "&gt;";
        else if (letter == '"')
            result += "&quot;";
        else if (static_cast<unsigned char>(letter) >= 0x20 || letter == '\n' || letter == '\t')
            result += letter;
    }
    return result;
}

/// The name of a leaf, which may be broken behind a point or an underscore and nowhere else.
inline std::string breakable(std::string_view name) {
    std::string result;
    for (const char letter : escaped(name)) {
        result += letter;
        if (letter == '.' || letter == '_') result += "<wbr>";
    }
    return result;
}

/// `content` is HTML already.
inline std::string section(std::string_view title, const std::string& content) {
    if (content.empty()) return "";
    return "<section>\n<h2>" + escaped(title) + "</h2>\n" + content + "</section>\n";
}

/// A row of a table of names and values. `kind` is its class.
inline std::string row(std::string_view name, std::string_view value, std::string_view kind = {}) {
    return (kind.empty() ? "<tr>" : "<tr class=\"" + std::string(kind) + "\">") + "<th scope=\"row\">" +
           escaped(name) + "</th><td>" + escaped(value) + "</td></tr>\n";
}

/// `kind` is its class.
inline std::string table(const std::string& rows, std::string_view kind = {}) {
    if (rows.empty()) return "";
    const std::string begin = kind.empty() ? "<table>" : "<table class=\"" + std::string(kind) + "\">";
    return "<div class=\"wide\">" + begin + '\n' + rows + "</table></div>\n";
}

inline std::string code(std::string_view text) { return "<pre><code>" + escaped(text) + "</code></pre>\n"; }

/// The colours of a page, light and dark.
inline constexpr std::string_view light_colors =
    "--page: #f5f6f8; --card: #ffffff; --text: #1b1e24; --soft: #5b6270; --line: #dfe2e8; --c0: #1f5fc4; "
    "--c1: #c8541b; --mark: #7a3fb0;";
inline constexpr std::string_view dark_colors =
    "--page: #111317; --card: #1a1d23; --text: #e7e9ee; --soft: #a0a7b5; --line: #30353f; --c0: #78aeff; "
    "--c1: #ff9d5f; --mark: #c99bf5;";

/// What charts look like, on a page and in a file of their own.
inline constexpr std::string_view chart_style = R"(
svg text { fill: var(--soft); font: 16px system-ui, sans-serif; }
.grid { stroke: var(--line); stroke-width: 1; }
.axis { stroke: var(--soft); stroke-width: 1; }
.curve { fill: none; stroke-width: 2.2; stroke-linejoin: round; stroke-linecap: round; }
.dashed { stroke-dasharray: 6 5; }
.s0 { stroke: var(--c0); } .s1 { stroke: var(--c1); }
.dot { fill: var(--card); stroke-width: 2; }
.band { fill: var(--c0); fill-opacity: .18; }
path.start { fill: none; stroke: var(--soft); stroke-width: 1.4; }
path.resumed { fill: none; stroke: var(--mark); stroke-width: 1.8; stroke-dasharray: 2 4; }
.s0 path.start, .s0 path.resumed { stroke: var(--c0); } .s1 path.start, .s1 path.resumed { stroke: var(--c1); }
)";

/// Without scripts, fonts or anything else from elsewhere.
inline constexpr std::string_view page_style = R"(
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 0 0 12px; }
h3 { font-size: 1rem; margin: 0; font-weight: 600; }
p { margin: 4px 0 12px; }
.soft, figcaption { color: var(--soft); font-size: .9rem; }
section, figure, .tile { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
section { padding: 18px 20px; margin: 16px 0 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 12px; margin: 20px 0 0; }
.tile { padding: 12px 16px; }
.tile b { display: block; font-size: 1.4rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 310px), 1fr)); gap: 16px;
  margin: 16px 0 0; }
figure { margin: 0; padding: 14px 16px 10px; min-width: 0; }
.charts figure { display: flex; flex-direction: column; }
.charts figure > svg { margin-top: auto; }
section figure { background: none; border: 0; padding: 0; }
figcaption { display: flex; flex-wrap: wrap; gap: 2px 14px; align-items: baseline; justify-content: flex-end;
  margin-bottom: 6px; }
figcaption h3 { color: var(--text); margin-right: auto; }
figcaption svg { width: 26px; height: 8px; vertical-align: middle; margin-right: 5px; }
figcaption svg.mark { width: 12px; height: 12px; margin-right: 1px; }
figcaption path.resumed { stroke-dasharray: 2 2; }
figure > svg { display: block; width: 100%; height: auto; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 5px 16px 5px 0; border-bottom: 1px solid var(--line); }
tr:last-child > * { border-bottom: 0; }
th[scope=row] { font-weight: 400; color: var(--soft); width: 34%; }
thead th { font-weight: 600; }
td.number, th.number { text-align: right; }
td { overflow-wrap: anywhere; }
td.number { white-space: nowrap; }
.compared td { width: 33%; }
summary { cursor: pointer; }
section > details > summary { font-size: 1.1rem; font-weight: 600; }
section > details > .wide { margin-top: 12px; }
.epochs th, .epochs td { white-space: nowrap; }
.compared .group th { padding-top: 16px; }
p.line { margin: 2px 0 0; overflow-wrap: anywhere; }
.wide + h3 { margin-top: 16px; }
.wide + ul, .wide + details { margin-top: 10px; }
pre { margin: 0 0 12px; padding: 12px 14px; overflow-x: auto; background: var(--page); border-radius: 8px;
  font: 13.5px/1.5 ui-monospace, monospace; }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(76px, 1fr)); gap: 8px; }
.moments { display: grid; grid-template-columns: repeat(auto-fit, minmax(112px, 1fr)); gap: 12px; max-width: 420px; }
.moments p { margin: 4px 0 0; font-size: .82rem; line-height: 1.35; color: var(--soft); }
.pictures img, .sample img, .moments img { width: 100%; height: auto; display: block; image-rendering: pixelated;
  background: var(--page); border: 1px solid var(--line); border-radius: 4px; }
.pictures img { aspect-ratio: 1; }
.samples { display: grid; grid-template-columns: repeat(auto-fill, minmax(112px, 1fr)); gap: 14px 12px; }
.sample p { margin: 4px 0 0; font-size: .82rem; line-height: 1.35; color: var(--soft);
  font-variant-numeric: tabular-nums; }
.sample b { color: var(--text); font-weight: 600; }
.confusion { border-collapse: separate; border-spacing: 2px; font-size: .88rem; width: auto; }
.confusion th, .confusion td { border: 0; padding: 4px 6px; min-width: 3.8em; text-align: right; width: auto;
  white-space: nowrap; border-radius: 3px; }
.confusion th { color: var(--soft); font-weight: 400; }
.confusion .corner { text-align: left; }
@media (max-width: 640px) { main { padding: 16px 8px 32px; } section { padding: 14px 12px; }
  .confusion { border-spacing: 0; font-size: .62rem; }
  .confusion th, .confusion td { min-width: 2.3em; padding: 4px 1px; }
  .confusion tbody th { padding-right: 6px; }
  .confusion th { white-space: normal; } td, th { padding-right: 8px; } }
.confusion .right { background: color-mix(in srgb, var(--c0) calc(var(--f) * 100%), transparent); }
.confusion .wrong { background: color-mix(in srgb, var(--c1) calc(var(--f) * 100%), transparent); }
.confusion .none, .confusion tfoot td, .confusion .share { color: var(--soft); }
.bars { display: grid; grid-template-columns: auto 1fr auto; gap: 3px 10px; align-items: center; font-size: .88rem;
  font-variant-numeric: tabular-nums; color: var(--soft); }
.bars > :nth-child(3n) { text-align: right; }
.bar i { display: block; height: 12px; border-radius: 3px; background: var(--c0); opacity: .75; }
ul { margin: 0 0 12px; padding-left: 20px; overflow-wrap: anywhere; }
)";

/// The style of charts in a file of their own, with the colours in it: not every viewer of SVG knows
/// variables.
inline std::string plain_chart_style() {
    const auto with = [](std::string_view colors) {
        std::string style(chart_style);
        style +=
            ".paper { fill: var(--card); }\n"
            "svg text.title { fill: var(--text); font-weight: 600; font-size: 18px; }\n";
        for (std::string::size_type at = 0; (at = colors.find("--", at)) != colors.npos;) {
            const std::string_view name = colors.substr(at, colors.find(':', at) - at);
            at += name.size();
            const std::string_view color = colors.substr(at + 2, 7);
            const std::string variable = "var(" + std::string(name) + ')';
            for (std::string::size_type place; (place = style.find(variable)) != style.npos;)
                style.replace(place, variable.size(), color);
        }
        return style;
    };
    return with(light_colors) + "@media (prefers-color-scheme: dark) {" + with(dark_colors) + "}\n";
}

inline std::string style() {
    return "\n:root { color-scheme: light dark; " + std::string(light_colors) +
           " }\n@media (prefers-color-scheme: dark) { :root { " + std::string(dark_colors) + " } }" +
           std::string(page_style) + std::string(chart_style);
}

/// A whole page. `body` is HTML already.
inline std::string page(std::string_view title, const std::string& body) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           escaped(title) + "</title>\n<style>" + style() + "</style>\n</head>\n<body>\n<main>\n" + body +
           "</main>\n</body>\n</html>\n";
}

}  // namespace staticnn::report
