// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "staticnn/tensorboard/histogram.hpp"
#include "staticnn/training/history.hpp"

// Files of events, as TensorFlow's EventsWriter and TFRecordWriter write them: records of
//     length, 8 bytes, little-endian; its masked CRC-32C, 4 bytes; the data; its masked CRC-32C, 4 bytes
// whose data are Events of protocol buffers (event.proto). The first names the version of the format. Defined
// in event_file.cpp, which alone knows protocol buffers, and compiled into staticnn::tensorboard.
namespace staticnn::detail {

/// A record with these data. The mask is that of TensorFlow's crc32c.h: rotated right by 15, plus a number.
std::string event_record(std::string_view data);

/// The first record of a file, written at `wall_time`, in seconds since 1970.
std::string first_event_record(double wall_time);

/// The intact records at the begin of a file, `limit` at most.
struct IntactRecords {
    std::uint64_t count = 0;
    std::uint64_t bytes = 0;
};
IntactRecords intact_records(const std::string& path, std::uint64_t limit);

/// `logs/train/events.out.tfevents.0.staticnn`: TensorBoard asks for "tfevents" in the name.
std::string event_path(const std::string& log_dir, std::string_view part);

/// Makes the folders in which an epoch with values of these names is written. Throws FileError.
void make_event_folders(const std::string& log_dir, std::span<const std::string> names);

struct WrittenEpochs {
    std::uint64_t last;   ///< counted from 1
    std::uint64_t count;  ///< with the last
};

/// After this call the files in `log_dir` have the events of these epochs and no others: one for each, and in
/// the file of validation one for each epoch that had it. What is there already stays; `histograms` belong to
/// the last. Throws FileError.
void write_events(const std::string& log_dir, const History& history, WrittenEpochs epochs,
                  std::span<const NamedHistogram> histograms);

}  // namespace staticnn::detail
