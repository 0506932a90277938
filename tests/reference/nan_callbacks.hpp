// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>
#include <span>

// Written by nan_callbacks.py: change that, not this.
// clang-format off
namespace staticnn::reference {

/// Whether TerminateOnNan ends the run with a batch of this loss.
struct TerminationBatch {
    double loss;
    bool ends;
};

struct TerminationTrace {
    const char* name;
    std::span<const TerminationBatch> batches;
};

/// What RollBackOnNan leaves after a batch of this loss, whose update was already done.
struct RollBackBatch {
    double loss;
    double update;
    double weight;
    double slot;
    double learning_rate;
    int roll_backs;
    int good_step;
    bool is_discarded;
    bool ends;
};

struct RollBackTrace {
    const char* name;
    double factor;
    int interval;
    int max_roll_backs;
    double weight;  // at the start of the run; the slot is 0
    double learning_rate;
    std::span<const RollBackBatch> batches;
};

inline constexpr TerminationBatch termination_finite_losses_do_nothing[] = {
    {0.5, false}, {1e+300, false}, {-3.0, false}, {0.0, false},
};

inline constexpr TerminationBatch termination_not_a_number_ends[] = {
    {0.5, false}, {0.25, false}, {std::numeric_limits<double>::quiet_NaN(), true},
};

inline constexpr TerminationBatch termination_infinity_ends[] = {
    {0.5, false}, {std::numeric_limits<double>::infinity(), true},
};

inline constexpr TerminationBatch termination_negative_infinity_ends[] = {
    {-std::numeric_limits<double>::infinity(), true},
};

inline constexpr TerminationTrace termination_traces[] = {
    {"finite_losses_do_nothing", termination_finite_losses_do_nothing},
    {"not_a_number_ends", termination_not_a_number_ends},
    {"infinity_ends", termination_infinity_ends},
    {"negative_infinity_ends", termination_negative_infinity_ends},
};

inline constexpr RollBackBatch roll_back_finite_losses_take_snapshots[] = {
    {0.5, 1.0, 1.25, 1.0, 0.25, 0, 0, false, false},
    {0.5, 2.0, 1.75, 3.0, 0.25, 0, 2, false, false},
    {0.5, 3.0, 2.5, 6.0, 0.25, 0, 2, false, false},
    {0.5, 4.0, 3.5, 10.0, 0.25, 0, 4, false, false},
    {0.5, 5.0, 4.75, 15.0, 0.25, 0, 4, false, false},
};

inline constexpr RollBackBatch roll_back_goes_back_to_the_last_snapshot[] = {
    {0.5, 1.0, 1.25, 1.0, 0.25, 0, 0, false, false},
    {0.5, 2.0, 1.75, 3.0, 0.25, 0, 2, false, false},
    {0.5, 3.0, 2.5, 6.0, 0.25, 0, 2, false, false},
    {std::numeric_limits<double>::quiet_NaN(), 4.0, 1.75, 3.0, 0.125, 1, 2, true, false},
    {0.5, 5.0, 2.375, 8.0, 0.125, 1, 2, false, false},
    {0.5, 6.0, 3.125, 14.0, 0.125, 1, 6, false, false},
};

inline constexpr RollBackBatch roll_back_goes_back_to_the_start[] = {
    {0.5, 1.0, 1.25, 1.0, 0.25, 0, 0, false, false},
    {std::numeric_limits<double>::infinity(), 2.0, 1.0, 0.0, 0.125, 1, 0, true, false},
    {0.5, 3.0, 1.375, 3.0, 0.125, 1, 0, false, false},
};

inline constexpr RollBackBatch roll_back_lowers_the_rate_each_time[] = {
    {std::numeric_limits<double>::quiet_NaN(), 1.0, 1.0, 0.0, 0.125, 1, 0, true, false},
    {std::numeric_limits<double>::quiet_NaN(), 1.0, 1.0, 0.0, 0.0625, 2, 0, true, false},
    {0.5, 1.0, 1.0625, 1.0, 0.0625, 2, 0, false, false},
    {std::numeric_limits<double>::quiet_NaN(), 1.0, 1.0, 0.0, 0.03125, 3, 0, true, false},
};

inline constexpr RollBackBatch roll_back_ends_after_the_last_one[] = {
    {0.5, 1.0, 1.25, 1.0, 0.25, 0, 1, false, false},
    {std::numeric_limits<double>::quiet_NaN(), 1.0, 1.25, 1.0, 0.125, 1, 1, true, false},
    {std::numeric_limits<double>::quiet_NaN(), 2.0, 1.25, 1.0, 0.0625, 2, 1, true, false},
    {std::numeric_limits<double>::quiet_NaN(), 3.0, 1.25, 1.0, 0.0625, 2, 1, true, true},
};

inline constexpr RollBackBatch roll_back_ends_at_once_when_none_is_allowed[] = {
    {0.5, 1.0, 1.25, 1.0, 0.25, 0, 1, false, false},
    {std::numeric_limits<double>::quiet_NaN(), 1.0, 1.25, 1.0, 0.25, 0, 1, true, true},
};

inline constexpr RollBackBatch roll_back_takes_no_snapshot_of_infinite_weights[] = {
    {0.5, 1.0, 1.25, 1.0, 0.25, 0, 1, false, false},
    {0.5, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(),
     std::numeric_limits<double>::infinity(), 0.25, 0, 1, false, false},
    {0.5, 1.0, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(), 0.25, 0, 1,
     false, false},
    {std::numeric_limits<double>::quiet_NaN(), 1.0, 1.25, 1.0, 0.125, 1, 1, true, false},
    {0.5, 2.0, 1.5, 3.0, 0.125, 1, 5, false, false},
    {0.5, 2.0, 1.75, 5.0, 0.125, 1, 6, false, false},
};

inline constexpr RollBackBatch roll_back_ends_without_anything_to_go_back_to[] = {
    {std::numeric_limits<double>::quiet_NaN(), 1.0, std::numeric_limits<double>::infinity(), 1.0, 0.25, 0, 0,
     true, true},
};

inline constexpr RollBackTrace roll_back_traces[] = {
    {"finite_losses_take_snapshots", 0.5, 2, 5, 1.0, 0.25, roll_back_finite_losses_take_snapshots},
    {"goes_back_to_the_last_snapshot", 0.5, 2, 5, 1.0, 0.25, roll_back_goes_back_to_the_last_snapshot},
    {"goes_back_to_the_start", 0.5, 2, 5, 1.0, 0.25, roll_back_goes_back_to_the_start},
    {"lowers_the_rate_each_time", 0.5, 100, 5, 1.0, 0.25, roll_back_lowers_the_rate_each_time},
    {"ends_after_the_last_one", 0.5, 1, 2, 1.0, 0.25, roll_back_ends_after_the_last_one},
    {"ends_at_once_when_none_is_allowed", 0.5, 1, 0, 1.0, 0.25, roll_back_ends_at_once_when_none_is_allowed},
    {"takes_no_snapshot_of_infinite_weights", 0.5, 1, 5, 1.0, 0.25,
     roll_back_takes_no_snapshot_of_infinite_weights},
    {"ends_without_anything_to_go_back_to", 0.5, 2, 5, std::numeric_limits<double>::infinity(), 0.25,
     roll_back_ends_without_anything_to_go_back_to},
};

}  // namespace staticnn::reference
