// SPDX-License-Identifier: BSL-1.0
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string_view>
#include <vector>

#include "staticnn/training/clock.hpp"
#include "staticnn/training/progress.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

namespace detail {

inline std::string text_of_value(double value) {
    if (std::isnan(value)) return "nan";  // whatever its sign
    const double size = std::abs(value);
    const bool needs_exponent = size != 0 && (size <= 1e-3 || size >= 1e6);
    char text[64];
    std::snprintf(text, sizeof text, needs_exponent ? "%.4e" : "%.4f", value);
    return text;
}

inline std::string text_of_seconds(double seconds) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2fs", seconds);
    return text;
}

/// "0:07", "12:30", "1:02:03"
inline std::string text_of_duration(double seconds) {
    const auto whole = static_cast<unsigned long long>(std::clamp(std::ceil(seconds), 0.0, 1e9));
    char text[48];
    if (whole < 3600)
        std::snprintf(text, sizeof text, "%llu:%02llu", whole / 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%llu:%02llu:%02llu", whole / 3600, whole / 60 % 60, whole % 60);
    return text;
}

/// "61,300/s", or nothing where nothing was measured.
inline std::string text_of_speed(const EpochPlace& place) {
    if (place.trained == 0 || !(place.seconds > 0)) return {};
    std::string text =
        std::to_string(static_cast<std::uint64_t>(static_cast<double>(place.trained) / place.seconds));
    for (Index comma = text.size(); comma > 3; comma -= 3) text.insert(comma - 3, 1, ',');
    return "  " + text + "/s";
}

/// Calls visit(name, number) for the values that were measured.
template <class Visit>
void for_each_value(const EpochReport& report, const Visit& visit) {
    const auto names = report.values.names();
    const auto numbers = report.values.numbers();
    for (Index i = 0; i < numbers.size(); ++i)
        if (report.has_validation || !std::isnan(numbers[i]) || !names[i].starts_with("val_"))
            visit(names[i], numbers[i]);
}

inline std::string text_of_rate(double rate) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", rate);
    return text;
}

/// "  loss 0.4321", and with a shorter name for the rate.
inline std::string text_in_line(const std::string& name, double value) {
    return name == "learning_rate" ? "  rate " + text_of_rate(value)
                                   : "  " + name + ' ' + text_of_value(value);
}

/// Counted over all runs, as in the history and in files: "Epoch 13/20" for the third of ten after ten.
inline std::string epoch_of_all(std::uint64_t epoch, std::uint64_t run_epoch, std::uint64_t run_epochs) {
    return "Epoch " + std::to_string(epoch) + '/' + std::to_string(epoch - run_epoch + run_epochs);
}

inline std::string painted(const std::string& text, const char* color, const LiveLine& form) {
    return form.has_color && !text.empty() ? std::string(color) + text + "\x1b[0m" : text;
}

/// `share` of `width` places are done.
inline std::string bar(double share, Index width, const LiveLine& form) {
    const auto done = static_cast<Index>(share * static_cast<double>(width));
    std::string left, right;
    if (form.has_unicode) {
        for (Index i = 0; i < done; ++i) left += "━";
        // Without colours a thinner line tells what is left from what is done.
        for (Index i = done; i < width; ++i) right += form.has_color ? "━" : "─";
    } else {
        left.assign(done, '=');
        if (done < width) left += '>';
        right.assign(width - left.size(), '-');
    }
    return painted(left, "\x1b[32m", form) + painted(right, "\x1b[90m", form);
}

STATICNN_FUNCTION std::string epoch_line(const EpochReport& report) {
    std::string line = epoch_of_all(report.epoch, report.run_epoch, report.run_epochs) + " - " +
                       text_of_seconds(report.seconds);
    for_each_value(report, [&](const std::string& name, double value) {
        line += " - " + name + ": " + (name == "learning_rate" ? text_of_rate(value) : text_of_value(value));
    });
    return line;
}

/// `what` is done: trained, for some more time, or validated.
template <class Report>
std::string line_under_way(const Report& report, const std::string& what, const LiveLine& form) {
    constexpr Index longest_bar = 30, shortest_bar = 8;
    // A full line would be followed by an empty one, and a terminal shows Ctrl-C as "^C" behind the line.
    constexpr Index margin = 3;
    const EpochPlace& place = report.place;
    const std::string head = epoch_of_all(report.epoch, place.run_epoch, place.run_epochs);
    std::vector<double> numbers = report.running.numbers();
    std::vector<std::string> names(report.running.names.begin(), report.running.names.end());
    numbers.push_back(report.learning_rate);
    names.emplace_back("learning_rate");

    // What there is room for, what one looks for first: nothing is cut in two.
    Index room = std::max<Index>(form.columns, margin) - margin;
    if (head.size() > room) return "";
    room -= head.size();
    bool is_full = false;
    const auto if_it_fits = [&](std::string text) {
        is_full = text.size() > room;
        if (is_full) return std::string();
        room -= text.size();
        return text;
    };
    const std::string batches =
        if_it_fits(' ' + std::to_string(place.batch) + '/' + std::to_string(place.batches));
    std::string values = if_it_fits(text_in_line(names.front(), numbers.front()));
    const std::string doing = if_it_fits("  " + what);
    const bool has_bar = !if_it_fits(std::string(1 + shortest_bar, ' ')).empty();
    const std::string speed = if_it_fits(text_of_speed(place));
    for (Index i = 1; i < numbers.size() && !is_full; ++i)
        values += if_it_fits(text_in_line(names[i], numbers[i]));

    std::string line = painted(head, "\x1b[1m", form);
    if (has_bar)
        line += ' ' + bar(static_cast<double>(place.position) / static_cast<double>(place.samples),
                          std::min(longest_bar, shortest_bar + room), form);
    return line + batches + doing + speed + values;
}

STATICNN_FUNCTION std::string live_line(const BatchReport& report, const LiveLine& form) {
    const EpochPlace& place = report.place;
    const double left = place.seconds * static_cast<double>(place.samples - place.position) /
                        static_cast<double>(std::max<std::uint64_t>(place.trained, 1));
    return line_under_way(report, text_of_duration(left) + " left", form);
}

STATICNN_FUNCTION std::string live_line(const ValidationReport& report, const LiveLine& form) {
    return line_under_way(report, "validating", form);
}

STATICNN_FUNCTION std::string live_line(const EpochReport& report, const EpochPlace& last,
                                        const LiveLine& form) {
    const std::string head = epoch_of_all(report.epoch, report.run_epoch, report.run_epochs);
    std::string text;
    if (last.batches > 0) text += ' ' + std::to_string(last.batch) + '/' + std::to_string(last.batches);
    text += "  " + text_of_seconds(report.seconds);
    // Of an epoch that somebody else began.
    if (last.trained < last.samples) text += " for the rest";
    text += text_of_speed(last);
    Index used = head.size() + text.size();  // of the line that is written
    for_each_value(report, [&](const std::string& name, double value) {
        const std::string next = text_in_line(name, value);
        if (used + next.size() >= form.columns) {
            text += '\n';
            used = 0;
        }
        text += next;
        used += next.size();
    });
    return painted(head, "\x1b[1m", form) + text;
}

/// The number of the file that a stream writes to, -1 when it is none of those that every program has.
inline int file_of(const std::ostream& stream) {
    if (stream.rdbuf() == std::cout.rdbuf()) return STDOUT_FILENO;
    if (stream.rdbuf() == std::cerr.rdbuf() || stream.rdbuf() == std::clog.rdbuf()) return STDERR_FILENO;
    return -1;
}

inline std::string_view variable(const char* name) {
    const char* text = std::getenv(name);
    return text == nullptr ? "" : text;
}

inline bool is_terminal(const std::ostream& stream) {
    const int file = file_of(stream);
    return file >= 0 && ::isatty(file) == 1 && variable("TERM") != "dumb";
}

inline bool writes_unicode() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"})
        if (const std::string_view text = variable(name); !text.empty())
            return text.find("UTF-8") != text.npos || text.find("utf8") != text.npos;
    return false;
}

/// Asked again for each drawing: windows change.
inline std::uint64_t columns_of(const std::ostream& stream) {
    winsize size{};
    const int file = file_of(stream);
    return file >= 0 && ::ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace detail

STATICNN_FUNCTION Progress::Progress(std::ostream& stream, const ProgressOptions& options)
    : stream_(stream), columns_(options.columns) {
    const bool is_terminal = detail::is_terminal(stream);
    is_shown_ = options.style != ProgressStyle::silent;
    is_live_ =
        options.style == ProgressStyle::live || (options.style == ProgressStyle::automatic && is_terminal);
    has_color_ = is_live_ && is_terminal && detail::variable("NO_COLOR").empty();
}

STATICNN_FUNCTION Progress::~Progress() {
    if (is_line_open_) stream_ << "\r\x1b[K" << std::flush;  // it may be of some batches ago
}

template <class Report>
bool Progress::draw_again(const Report& report) const {
    constexpr double between_drawings = 0.1;
    const double now = detail::seconds_now();
    if (now - drawn_ < between_drawings) return false;
    drawn_ = now;
    is_line_open_ = true;
    const std::uint64_t columns = columns_ > 0 ? columns_ : detail::columns_of(stream_);
    stream_ << '\r' << detail::live_line(report, {columns, has_color_, detail::writes_unicode()}) << "\x1b[K"
            << std::flush;
    return true;
}

STATICNN_FUNCTION void Progress::draw(const BatchReport& report) const {
    epoch_ = report.epoch;
    place_ = report.place;
    is_validating_ = false;
    draw_again(report);
}

STATICNN_FUNCTION void Progress::draw(const ValidationReport& report) const {
    is_validating_ = draw_again(report);
}

STATICNN_FUNCTION void Progress::draw(const EpochReport& report) const {
    if (is_line_open_) stream_ << "\r\x1b[K";
    const auto print = [&](std::span<const std::string> notes) {
        for (const std::string& note : notes) stream_ << "Note: " << note << '\n';
    };
    print(report.notes_of_run);
    const bool has_batches = epoch_ == report.epoch;  // none of an epoch that was resumed behind its last
    const std::uint64_t columns = columns_ > 0 ? columns_ : detail::columns_of(stream_);
    stream_ << (is_live_ ? detail::live_line(report, has_batches ? place_ : EpochPlace{},
                                             {.columns = columns, .has_color = has_color_})
                         : detail::epoch_line(report))
            << '\n';
    print(report.notes_of_epoch);
    stream_ << std::flush;
    is_line_open_ = false;
    is_validating_ = false;
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
