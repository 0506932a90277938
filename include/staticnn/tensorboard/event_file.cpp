// SPDX-License-Identifier: BSL-1.0
#include "staticnn/tensorboard/event_file.hpp"

#include <algorithm>
#include <boost/crc.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <vector>

#include "event.pb.h"
#include "staticnn/training/callbacks/log_file.hpp"
#include "staticnn/training/callbacks/make_folder.hpp"

namespace staticnn::detail {
namespace {

constexpr Index length_bytes = 8, checksum_bytes = 4;
constexpr std::string_view validation_prefix = "val_";

std::string little_endian(std::uint64_t value, Index bytes) {
    std::string text;
    for (Index i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xff);
    return text;
}

std::uint64_t number_of(std::string_view bytes) {
    std::uint64_t value = 0;
    for (Index i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// Castagnoli's polynomial.
std::string masked_checksum(std::string_view data) {
    boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true> crc;
    crc.process_bytes(data.data(), data.size());
    const std::uint32_t sum = crc.checksum();
    return little_endian(((sum >> 15 | sum << 17) + 0xa282ead8u) & 0xffffffffu, checksum_bytes);
}

double now() {
    using Seconds = std::chrono::duration<double>;
    return Seconds(std::chrono::system_clock::now().time_since_epoch()).count();
}

void set(tensorboard::HistogramProto& message, const Histogram& histogram) {
    message.set_min(histogram.min);
    message.set_max(histogram.max);
    message.set_num(histogram.count);
    message.set_sum(histogram.sum);
    message.set_sum_squares(histogram.sum_squares);
    message.mutable_bucket_limit()->Add(histogram.limits.begin(), histogram.limits.end());
    message.mutable_bucket()->Add(histogram.buckets.begin(), histogram.buckets.end());
}

/// A file and the columns of the history that go there.
class EventFile {
public:
    EventFile(const std::string& log_dir, const History& history, bool is_validation)
        : path_(event_path(log_dir, is_validation ? "validation" : "train")), history_(history) {
        for (const std::string& name : history.names())
            if (name.starts_with(validation_prefix) == is_validation) columns_.push_back(name);
        prefix_ = is_validation ? validation_prefix.size() : 0;
    }

    /// Those of `epochs` that have a value here.
    std::vector<std::uint64_t> those_with_values(WrittenEpochs epochs) const {
        std::vector<std::uint64_t> found;
        for (std::uint64_t epoch = epochs.last - epochs.count + 1; epoch <= epochs.last; ++epoch)
            if (has_values(epoch)) found.push_back(epoch);
        return found;
    }

    /// The last of `epochs` is written anew, so that its event is that of this state.
    void write(const std::vector<std::uint64_t>& epochs, std::uint64_t last,
               std::span<const NamedHistogram> histograms) const {
        if (epochs.empty()) {
            std::remove(path_.c_str());  // of an earlier training
            return;
        }
        const bool is_last_here = epochs.back() == last;
        const std::uint64_t done = epochs.size() - (is_last_here ? 1 : 0);
        const IntactRecords kept = done == 0 ? IntactRecords{} : intact_records(path_, 1 + done);
        std::string text = kept.count == 0 ? first_event_record(now()) : "";
        for (Index i = kept.count == 0 ? 0 : kept.count - 1; i < epochs.size(); ++i)
            text += record_of(epochs[i], epochs[i] == last ? histograms : std::span<const NamedHistogram>());
        make_folder("write", path_);
        LogFile(path_).replace_from(kept.bytes, text);
    }

private:
    double value(const std::string& column, std::uint64_t epoch) const {
        return history_[column][static_cast<Index>(epoch - 1)];
    }

    bool has_values(std::uint64_t epoch) const {
        return prefix_ == 0 || std::any_of(columns_.begin(), columns_.end(), [&](const std::string& column) {
                   return !std::isnan(value(column, epoch));
               });
    }

    std::string record_of(std::uint64_t epoch, std::span<const NamedHistogram> histograms) const {
        tensorboard::Event event;
        event.set_wall_time(now());
        event.set_step(static_cast<std::int64_t>(epoch - 1));
        for (const std::string& column : columns_) {
            auto& scalar = *event.mutable_summary()->add_value();
            scalar.set_tag("epoch_" + column.substr(prefix_));
            scalar.set_simple_value(static_cast<float>(value(column, epoch)));
        }
        for (const NamedHistogram& named : histograms) {
            auto& entry = *event.mutable_summary()->add_value();
            entry.set_tag(named.name);
            set(*entry.mutable_histo(), named.histogram);
        }
        return event_record(event.SerializeAsString());
    }

    std::string path_;
    const History& history_;
    std::vector<std::string> columns_;
    Index prefix_;
};

}  // namespace

std::string event_record(std::string_view data) {
    const std::string length = little_endian(data.size(), length_bytes);
    return length + masked_checksum(length) + std::string(data) + masked_checksum(data);
}

std::string first_event_record(double wall_time) {
    tensorboard::Event event;
    event.set_wall_time(wall_time);
    event.set_file_version("brain.Event:2");
    return event_record(event.SerializeAsString());
}

IntactRecords intact_records(const std::string& path, std::uint64_t limit) {
    IntactRecords intact;
    const std::uint64_t size = LogFile::size_of(path);
    std::ifstream file(path, std::ios::binary);
    std::string header(length_bytes + checksum_bytes, '\0'), data;
    while (intact.count < limit && file.read(header.data(), static_cast<std::streamsize>(header.size()))) {
        const std::string length = header.substr(0, length_bytes);
        const std::uint64_t bytes = number_of(length);
        if (header.substr(length_bytes) != masked_checksum(length)) break;
        const std::uint64_t end = intact.bytes + header.size() + bytes + checksum_bytes;
        if (end < bytes || end > size) break;
        data.resize(static_cast<Index>(bytes) + checksum_bytes);
        file.read(data.data(), static_cast<std::streamsize>(data.size()));
        const std::string_view content = std::string_view(data).substr(0, static_cast<Index>(bytes));
        if (!file || data.substr(content.size()) != masked_checksum(content)) break;
        ++intact.count;
        intact.bytes = end;
    }
    return intact;
}

std::string event_path(const std::string& log_dir, std::string_view part) {
    return log_dir + '/' + std::string(part) + "/events.out.tfevents.0.staticnn";
}

void make_event_folders(const std::string& log_dir, std::span<const std::string> names) {
    make_folder("write", event_path(log_dir, "train"));
    if (std::any_of(names.begin(), names.end(),
                    [](const std::string& name) { return name.starts_with(validation_prefix); }))
        make_folder("write", event_path(log_dir, "validation"));
}

void write_events(const std::string& log_dir, const History& history, WrittenEpochs epochs,
                  std::span<const NamedHistogram> histograms) {
    for (const bool is_validation : {true, false}) {
        const EventFile file(log_dir, history, is_validation);
        file.write(file.those_with_values(epochs), epochs.last,
                   is_validation ? std::span<const NamedHistogram>() : histograms);
    }
}

}  // namespace staticnn::detail
