// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace report {

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

/// `content` is HTML already.
inline std::string section(std::string_view title, const std::string& content) {
    if (content.empty()) return "";
    return "<section>\n<h2>" + escaped(title) + "</h2>\n" + content + "</section>\n";
}

/// A row of a table of names and values.
inline std::string row(std::string_view name, std::string_view value) {
    return "<tr><th scope=\"row\">" + escaped(name) + "</th><td>" + escaped(value) + "</td></tr>\n";
}

inline std::string table(const std::string& rows) {
    return rows.empty() ? "" : "<div class=\"wide\"><table>\n" + rows + "</table></div>\n";
}

inline std::string code(std::string_view text) { return "<pre><code>" + escaped(text) + "</code></pre>\n"; }

/// Without scripts, fonts or anything else from elsewhere.
inline constexpr std::string_view style = R"(
:root { color-scheme: light dark; --page: #f5f6f8; --card: #fff; --text: #1b1e24; --soft: #5b6270; --line: #dfe2e8;
  --c0: #1f5fc4; --c1: #c8541b; }
@media (prefers-color-scheme: dark) { :root { --page: #111317; --card: #1a1d23; --text: #e7e9ee; --soft: #a0a7b5;
  --line: #30353f; --c0: #78aeff; --c1: #ff9d5f; } }
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
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 20px 0 0; }
.tile { padding: 12px 16px; }
.tile b { display: block; font-size: 1.4rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 310px), 1fr)); gap: 16px;
  margin: 16px 0 0; }
figure { margin: 0; padding: 14px 16px 10px; min-width: 0; }
figcaption { display: flex; flex-wrap: wrap; gap: 2px 14px; align-items: baseline; margin-bottom: 6px; }
figcaption h3 { color: var(--text); margin-right: auto; }
figcaption svg { width: 26px; height: 8px; vertical-align: middle; margin-right: 5px; }
figure > svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--soft); font: 16px system-ui, sans-serif; }
.grid { stroke: var(--line); stroke-width: 1; }
.axis { stroke: var(--soft); stroke-width: 1; }
.curve { fill: none; stroke-width: 2.2; stroke-linejoin: round; stroke-linecap: round; }
.dashed { stroke-dasharray: 6 5; }
.s0 { stroke: var(--c0); } .s1 { stroke: var(--c1); }
.dot { fill: var(--card); stroke-width: 2; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 5px 16px 5px 0; border-bottom: 1px solid var(--line); }
tr:last-child > * { border-bottom: 0; }
th[scope=row] { font-weight: 400; color: var(--soft); width: 34%; }
thead th { font-weight: 600; }
td.number, th.number { text-align: right; }
td { overflow-wrap: anywhere; }
pre { margin: 0 0 12px; padding: 12px 14px; overflow-x: auto; background: var(--page); border-radius: 8px;
  font: 13.5px/1.5 ui-monospace, monospace; }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(76px, 1fr)); gap: 8px; }
.pictures img { width: 100%; height: auto; aspect-ratio: 1; display: block; image-rendering: pixelated; background: var(--page);
  border: 1px solid var(--line); border-radius: 4px; }
ul { margin: 0 0 12px; padding-left: 20px; overflow-wrap: anywhere; }
)";

/// A whole page. `body` is HTML already.
inline std::string page(std::string_view title, const std::string& body) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           escaped(title) + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n<main>\n" +
           body + "</main>\n</body>\n</html>\n";
}

}  // namespace report
