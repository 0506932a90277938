// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/checkpoint/contents.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/leaf.hpp"
#include "staticnn/training/conditions.hpp"
#include "staticnn/training/history.hpp"
#include "staticnn/training/resumptions.hpp"
#include "staticnn/training/run.hpp"
#include "staticnn/training/run_log.hpp"

namespace staticnn::detail {

/// How far a training is and what it has been through: what of its state no type of a user shapes.
struct Course {
    std::uint64_t batch_size;
    std::uint64_t seed;
    std::uint64_t step = 0;      // batches trained on
    std::uint64_t epoch = 0;     // epochs done, over all runs
    std::uint64_t position = 0;  // samples used of the epoch that is under way
    Run run;
    RunLog runs;
    Conditions conditions;
    EpochSums sums;
    std::vector<double> rate_factors;  // of each parameter; empty while all are 1
    History history;
    Resumptions resumptions;  // of the process; no leaf

    STATICNN_FUNCTION Course(std::uint64_t batch_size, std::uint64_t seed, std::vector<std::string> names);
    STATICNN_FUNCTION Course(const Course&);
    STATICNN_FUNCTION Course(Course&&) noexcept;
    STATICNN_FUNCTION Course& operator=(const Course&);
    STATICNN_FUNCTION Course& operator=(Course&&) noexcept;
    STATICNN_FUNCTION ~Course();

    /// Opens a run. Changes all or, where it throws, nothing.
    STATICNN_FUNCTION void open(const Run& run, Conditions now, const Notes& notes);
    /// The open run goes on, which may have been loaded.
    STATICNN_FUNCTION void go_on(Conditions now, const Notes& notes);
    /// Throws DataError unless the open run was given so many samples for training.
    STATICNN_FUNCTION void expect_samples(std::uint64_t samples) const;
    /// The epochs of the run, with what a person should know of them.
    STATICNN_FUNCTION History history_of_run(std::uint64_t epochs_before, Notes notes) const;

    /// What a load replaces where the file may have no leaf for it.
    STATICNN_FUNCTION void begin_load(const checkpoint::Contents& contents, std::vector<std::string> names);

    /// In two parts, between which stands what the types of a user shape.
    STATICNN_FUNCTION void append_counters(Leaves& leaves);
    STATICNN_FUNCTION void append_records(Leaves& leaves);

    /// Throws FormatError when parts contradict each other, as only those of a forged file can.
    STATICNN_FUNCTION void expect_consistent(Index parameters, const std::string& where) const;
};

}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/course.ipp"
#endif
