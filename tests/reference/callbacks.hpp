// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>
#include <optional>
#include <span>

// Written by callbacks.py: change that, not this.
// clang-format off
namespace staticnn::reference {

/// What ReduceLrOnPlateau leaves after an epoch with this monitored value.
struct PlateauEpoch {
    double value;
    double learning_rate;
    int wait;
    int cooldown;
};

struct PlateauTrace {
    const char* name;
    double factor;
    int patience;
    double min_delta;
    int cooldown;
    double min_rate;
    bool maximize;
    double learning_rate;  // before the first epoch
    std::span<const PlateauEpoch> epochs;
};

/// What EarlyStopping leaves after an epoch; `best_epoch` counts from 0 and is -1 before the first.
struct StoppingEpoch {
    double value;
    int wait;
    bool stops;
    int best_epoch;
};

/// The last epoch is the one that stops, if any does.
struct StoppingTrace {
    const char* name;
    double min_delta;
    int patience;
    std::optional<double> baseline;
    int start_from_epoch;
    bool maximize;
    std::span<const StoppingEpoch> epochs;
};

/// Whether ModelCheckpoint with save_best_only saves after an epoch.
struct CheckpointEpoch {
    double value;
    bool saves;
};

struct CheckpointTrace {
    const char* name;
    bool maximize;
    std::span<const CheckpointEpoch> epochs;
};

inline constexpr PlateauEpoch plateau_defaults_reduce_after_ten_epochs[] = {
    {1.0, 0.001, 0, 0}, {1.0, 0.001, 1, 0}, {1.0, 0.001, 2, 0}, {1.0, 0.001, 3, 0}, {1.0, 0.001, 4, 0},
    {1.0, 0.001, 5, 0}, {1.0, 0.001, 6, 0}, {1.0, 0.001, 7, 0}, {1.0, 0.001, 8, 0}, {1.0, 0.001, 9, 0},
    {1.0, 0.0001, 0, 0}, {1.0, 0.0001, 1, 0}, {1.0, 0.0001, 2, 0}, {1.0, 0.0001, 3, 0}, {1.0, 0.0001, 4, 0},
    {1.0, 0.0001, 5, 0}, {1.0, 0.0001, 6, 0}, {1.0, 0.0001, 7, 0}, {1.0, 0.0001, 8, 0}, {1.0, 0.0001, 9, 0},
    {1.0, 1e-05, 0, 0}, {1.0, 1e-05, 1, 0}, {1.0, 1e-05, 2, 0},
};

inline constexpr PlateauEpoch plateau_min_delta_is_strict[] = {
    {1.0, 0.001, 0, 0}, {0.75, 0.001, 1, 0}, {0.625, 0.001, 0, 0}, {0.5, 0.001, 1, 0}, {0.5, 0.0005, 0, 0},
    {0.25, 0.0005, 0, 0}, {0.125, 0.0005, 1, 0}, {0.125, 0.00025, 0, 0},
};

inline constexpr PlateauEpoch plateau_cooldown_holds_wait_at_zero[] = {
    {1.0, 0.1, 0, 0}, {1.0, 0.1, 1, 0}, {1.0, 0.05, 0, 3}, {1.0, 0.05, 0, 2}, {1.0, 0.05, 0, 1},
    {1.0, 0.05, 1, 0}, {0.5, 0.05, 0, 0}, {0.5, 0.05, 1, 0}, {0.5, 0.025, 0, 3}, {0.5, 0.025, 0, 2},
    {0.5, 0.025, 0, 1}, {0.5, 0.025, 1, 0}, {0.5, 0.0125, 0, 3},
};

inline constexpr PlateauEpoch plateau_improvement_during_cooldown[] = {
    {2.0, 0.1, 0, 0}, {2.0, 0.020000000000000004, 0, 2}, {1.0, 0.020000000000000004, 0, 1},
    {1.0, 0.004000000000000001, 0, 2}, {1.0, 0.004000000000000001, 0, 1}, {1.0, 0.0008000000000000003, 0, 2},
    {1.0, 0.0008000000000000003, 0, 1}, {1.0, 0.00016000000000000007, 0, 2},
};

inline constexpr PlateauEpoch plateau_min_rate_is_reached_and_wait_grows_on[] = {
    {1.0, 0.1, 0, 0}, {1.0, 0.1, 1, 0}, {1.0, 0.03, 0, 0}, {1.0, 0.03, 1, 0}, {1.0, 0.02, 0, 0},
    {1.0, 0.02, 1, 0}, {1.0, 0.02, 2, 0}, {1.0, 0.02, 3, 0}, {1.0, 0.02, 4, 0},
};

inline constexpr PlateauEpoch plateau_patience_zero_is_patience_one[] = {
    {1.0, 0.1, 0, 0}, {1.0, 0.05, 0, 0}, {0.5, 0.05, 0, 0}, {0.5, 0.025, 0, 0}, {0.25, 0.025, 0, 0},
};

inline constexpr PlateauEpoch plateau_not_a_number_never_improves[] = {
    {std::numeric_limits<double>::quiet_NaN(), 0.1, 1, 0},
    {std::numeric_limits<double>::quiet_NaN(), 0.1, 2, 0}, {1.0, 0.1, 0, 0},
    {std::numeric_limits<double>::quiet_NaN(), 0.1, 1, 0}, {0.5, 0.1, 0, 0},
    {std::numeric_limits<double>::quiet_NaN(), 0.1, 1, 0},
    {std::numeric_limits<double>::quiet_NaN(), 0.1, 2, 0},
    {std::numeric_limits<double>::quiet_NaN(), 0.05, 0, 0}, {0.5, 0.05, 1, 0}, {0.25, 0.05, 0, 0},
};

inline constexpr PlateauEpoch plateau_maximizes[] = {
    {0.25, 0.1, 0, 0}, {0.5, 0.1, 0, 0}, {0.5, 0.1, 1, 0}, {0.625, 0.05, 0, 0}, {0.75, 0.05, 0, 0},
    {0.75, 0.05, 1, 0}, {0.25, 0.025, 0, 0}, {0.875, 0.025, 1, 0}, {0.875, 0.0125, 0, 0},
};

inline constexpr PlateauEpoch plateau_not_a_number_uses_up_the_cooldown[] = {
    {1.0, 0.8, 0, 0}, {1.0, 0.4, 0, 2}, {std::numeric_limits<double>::quiet_NaN(), 0.4, 0, 1},
    {std::numeric_limits<double>::quiet_NaN(), 0.2, 0, 2},
    {std::numeric_limits<double>::quiet_NaN(), 0.2, 0, 1}, {1.0, 0.1, 0, 2}, {0.5, 0.1, 0, 1},
};

inline constexpr PlateauEpoch plateau_first_infinity_is_no_improvement[] = {
    {std::numeric_limits<double>::infinity(), 0.8, 1, 0},
    {std::numeric_limits<double>::infinity(), 0.4, 0, 0}, {2.0, 0.4, 0, 0},
    {std::numeric_limits<double>::infinity(), 0.4, 1, 0},
    {-std::numeric_limits<double>::infinity(), 0.4, 0, 0}, {1.0, 0.4, 1, 0}, {1.0, 0.2, 0, 0},
};

inline constexpr PlateauEpoch plateau_no_cooldown_after_the_limit[] = {
    {1.0, 0.8, 0, 0}, {1.0, 0.2, 0, 1}, {1.0, 0.1, 0, 1}, {1.0, 0.1, 1, 0}, {1.0, 0.1, 2, 0},
    {1.0, 0.1, 3, 0}, {1.0, 0.1, 4, 0},
};

inline constexpr PlateauEpoch plateau_limit_above_the_rate_changes_nothing[] = {
    {1.0, 0.25, 0, 0}, {1.0, 0.25, 1, 0}, {1.0, 0.25, 2, 0}, {1.0, 0.25, 3, 0},
};

inline constexpr PlateauEpoch plateau_falls_during_cooldown_of_one[] = {
    {1.0, 0.8, 0, 0}, {1.5, 0.4, 0, 1}, {1.5, 0.2, 0, 1}, {0.5, 0.2, 0, 0}, {1.5, 0.1, 0, 1},
    {1.5, 0.05, 0, 1}, {1.5, 0.025, 0, 1}, {1.5, 0.0125, 0, 1},
};

inline constexpr PlateauTrace plateau_traces[] = {
    {"defaults_reduce_after_ten_epochs", 0.1, 10, 0.0001, 0, 0.0, false, 0.001,
     plateau_defaults_reduce_after_ten_epochs},
    {"min_delta_is_strict", 0.5, 2, 0.25, 0, 0.0, false, 0.001, plateau_min_delta_is_strict},
    {"cooldown_holds_wait_at_zero", 0.5, 2, 0.0001, 3, 0.0, false, 0.1, plateau_cooldown_holds_wait_at_zero},
    {"improvement_during_cooldown", 0.2, 1, 0.0001, 2, 0.0, false, 0.1, plateau_improvement_during_cooldown},
    {"min_rate_is_reached_and_wait_grows_on", 0.3, 2, 0.0001, 0, 0.02, false, 0.1,
     plateau_min_rate_is_reached_and_wait_grows_on},
    {"patience_zero_is_patience_one", 0.5, 0, 0.0001, 0, 0.0, false, 0.1,
     plateau_patience_zero_is_patience_one},
    {"not_a_number_never_improves", 0.5, 3, 0.0001, 0, 0.0, false, 0.1, plateau_not_a_number_never_improves},
    {"maximizes", 0.5, 2, 0.125, 0, 0.0, true, 0.1, plateau_maximizes},
    {"not_a_number_uses_up_the_cooldown", 0.5, 1, 0.0001, 2, 0.0, false, 0.8,
     plateau_not_a_number_uses_up_the_cooldown},
    {"first_infinity_is_no_improvement", 0.5, 2, 0.0001, 0, 0.0, false, 0.8,
     plateau_first_infinity_is_no_improvement},
    {"no_cooldown_after_the_limit", 0.25, 1, 0.0001, 1, 0.1, false, 0.8,
     plateau_no_cooldown_after_the_limit},
    {"limit_above_the_rate_changes_nothing", 0.5, 1, 0.0001, 0, 0.5, false, 0.25,
     plateau_limit_above_the_rate_changes_nothing},
    {"falls_during_cooldown_of_one", 0.5, 1, 0.0001, 1, 0.0, false, 0.8,
     plateau_falls_during_cooldown_of_one},
};

inline constexpr StoppingEpoch stopping_defaults_stop_at_the_first_epoch_without_improvement[] = {
    {1.0, 0, false, 0}, {0.5, 0, false, 1}, {0.25, 0, false, 2}, {0.25, 1, true, 2},
};

inline constexpr StoppingEpoch stopping_patience_counts_from_the_best[] = {
    {1.0, 0, false, 0}, {0.5, 0, false, 1}, {0.75, 1, false, 1}, {0.25, 0, false, 3}, {0.5, 1, false, 3},
    {0.375, 2, false, 3}, {0.25, 3, true, 3},
};

inline constexpr StoppingEpoch stopping_min_delta_is_strict[] = {
    {1.0, 0, false, 0}, {0.75, 1, false, 0}, {0.625, 0, false, 2}, {0.5, 1, false, 2}, {0.375, 2, false, 2},
    {0.25, 0, false, 5},
};

inline constexpr StoppingEpoch stopping_not_a_number_never_improves[] = {
    {std::numeric_limits<double>::quiet_NaN(), 1, false, -1}, {1.0, 0, false, 1},
    {std::numeric_limits<double>::quiet_NaN(), 1, false, 1}, {0.5, 0, false, 3},
    {std::numeric_limits<double>::quiet_NaN(), 1, false, 3},
    {std::numeric_limits<double>::quiet_NaN(), 2, true, 3},
};

inline constexpr StoppingEpoch stopping_never_stops_in_the_first_epoch[] = {
    {std::numeric_limits<double>::quiet_NaN(), 1, false, -1},
    {std::numeric_limits<double>::quiet_NaN(), 2, true, -1},
};

inline constexpr StoppingEpoch stopping_ignores_epochs_before_start[] = {
    {0.125, 0, false, -1}, {1.0, 0, false, -1}, {1.0, 0, false, -1}, {0.75, 0, false, 3}, {0.5, 0, false, 4},
    {0.75, 1, false, 4}, {0.75, 2, true, 4},
};

inline constexpr StoppingEpoch stopping_baseline_not_reached_in_time[] = {
    {1.0, 1, false, 0}, {0.75, 2, false, 1}, {0.625, 3, false, 2}, {0.75, 4, true, 2},
};

inline constexpr StoppingEpoch stopping_baseline_reached[] = {
    {1.0, 1, false, 0}, {0.75, 2, false, 1}, {0.25, 0, false, 2}, {0.375, 1, false, 2}, {0.375, 2, false, 2},
    {0.375, 3, true, 2},
};

inline constexpr StoppingEpoch stopping_improvement_beyond_patience_does_not_stop[] = {
    {1.0, 1, false, 0}, {0.875, 2, false, 1}, {0.75, 3, false, 2}, {0.625, 4, false, 3},
    {0.5625, 5, false, 4},
};

inline constexpr StoppingEpoch stopping_maximizes[] = {
    {0.5, 0, false, 0}, {0.25, 1, false, 0}, {0.75, 0, false, 2}, {0.75, 1, false, 2}, {0.5, 2, true, 2},
};

inline constexpr StoppingEpoch stopping_maximizes_from_a_baseline[] = {
    {0.5, 1, false, 0}, {0.625, 2, false, 1}, {0.75, 0, false, 2}, {0.625, 1, false, 2}, {0.75, 2, true, 2},
};

inline constexpr StoppingEpoch stopping_infinities[] = {
    {std::numeric_limits<double>::infinity(), 1, false, -1}, {1.0, 0, false, 1},
    {-std::numeric_limits<double>::infinity(), 0, false, 2},
    {-std::numeric_limits<double>::infinity(), 1, false, 2},
    {-std::numeric_limits<double>::infinity(), 2, true, 2},
};

inline constexpr StoppingEpoch stopping_minimum_change_of_a_maximum[] = {
    {0.25, 0, false, 0}, {0.5, 1, false, 0}, {0.75, 0, false, 2}, {0.875, 1, false, 2}, {1.0, 2, true, 2},
};

inline constexpr StoppingEpoch stopping_is_never_stopped[] = {
    {1.0, 0, false, 0}, {1.0, 1, false, 0}, {0.5, 0, false, 2}, {0.5, 1, false, 2}, {0.25, 0, false, 4},
    {0.25, 1, false, 4},
};

inline constexpr StoppingTrace stopping_traces[] = {
    {"defaults_stop_at_the_first_epoch_without_improvement", 0.0, 0, std::nullopt, 0, false,
     stopping_defaults_stop_at_the_first_epoch_without_improvement},
    {"patience_counts_from_the_best", 0.0, 3, std::nullopt, 0, false,
     stopping_patience_counts_from_the_best},
    {"min_delta_is_strict", 0.25, 3, std::nullopt, 0, false, stopping_min_delta_is_strict},
    {"not_a_number_never_improves", 0.0, 2, std::nullopt, 0, false, stopping_not_a_number_never_improves},
    {"never_stops_in_the_first_epoch", 0.0, 0, std::nullopt, 0, false,
     stopping_never_stops_in_the_first_epoch},
    {"ignores_epochs_before_start", 0.0, 2, std::nullopt, 3, false, stopping_ignores_epochs_before_start},
    {"baseline_not_reached_in_time", 0.0, 3, 0.5, 0, false, stopping_baseline_not_reached_in_time},
    {"baseline_reached", 0.0, 3, 0.5, 0, false, stopping_baseline_reached},
    {"improvement_beyond_patience_does_not_stop", 0.0, 2, 0.5, 0, false,
     stopping_improvement_beyond_patience_does_not_stop},
    {"maximizes", 0.0, 2, std::nullopt, 0, true, stopping_maximizes},
    {"maximizes_from_a_baseline", 0.0, 2, 0.6875, 0, true, stopping_maximizes_from_a_baseline},
    {"infinities", 0.0, 2, std::nullopt, 0, false, stopping_infinities},
    {"minimum_change_of_a_maximum", 0.25, 2, std::nullopt, 0, true, stopping_minimum_change_of_a_maximum},
    {"is_never_stopped", 0.0, 2, std::nullopt, 0, false, stopping_is_never_stopped},
};

inline constexpr CheckpointEpoch checkpoint_saves_each_improvement[] = {
    {1.0, true}, {0.5, true}, {0.75, false}, {0.25, true}, {0.25, false}, {0.125, true},
};

inline constexpr CheckpointEpoch checkpoint_equal_values_do_not_save[] = {
    {0.5, true}, {0.5, false}, {0.5, false},
};

inline constexpr CheckpointEpoch checkpoint_maximizes[] = {
    {0.25, true}, {0.5, true}, {0.5, false}, {0.375, false}, {0.75, true}, {0.625, false},
};

inline constexpr CheckpointEpoch checkpoint_not_a_number_is_not_saved[] = {
    {std::numeric_limits<double>::quiet_NaN(), false}, {1.0, true},
    {std::numeric_limits<double>::quiet_NaN(), false}, {0.5, true},
    {std::numeric_limits<double>::quiet_NaN(), false}, {0.75, false},
};

inline constexpr CheckpointEpoch checkpoint_negative_values[] = {
    {-0.5, true}, {-0.25, false}, {-1.0, true}, {0.0, false}, {-1.0, false}, {-1.5, true},
};

inline constexpr CheckpointEpoch checkpoint_infinities[] = {
    {std::numeric_limits<double>::infinity(), false}, {std::numeric_limits<double>::infinity(), false},
    {1.0, true}, {-std::numeric_limits<double>::infinity(), true},
    {-std::numeric_limits<double>::infinity(), false}, {0.5, false},
};

inline constexpr CheckpointEpoch checkpoint_maximizes_from_not_a_number[] = {
    {std::numeric_limits<double>::quiet_NaN(), false}, {-1.0, true}, {-2.0, false}, {0.0, true},
};

inline constexpr CheckpointTrace checkpoint_traces[] = {
    {"saves_each_improvement", false, checkpoint_saves_each_improvement},
    {"equal_values_do_not_save", false, checkpoint_equal_values_do_not_save},
    {"maximizes", true, checkpoint_maximizes},
    {"not_a_number_is_not_saved", false, checkpoint_not_a_number_is_not_saved},
    {"negative_values", false, checkpoint_negative_values},
    {"infinities", false, checkpoint_infinities},
    {"maximizes_from_not_a_number", true, checkpoint_maximizes_from_not_a_number},
};

}  // namespace staticnn::reference
