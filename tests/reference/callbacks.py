# SPDX-License-Identifier: BSL-1.0
"""Traces of ReduceLrOnPlateau, EarlyStopping and ModelCheckpoint as Keras 3 behaves: what each epoch's end
does for some monitored values. A value that is not a number never improves, not even as the first."""

import dataclasses
import math
import typing

from literals import Header, boolean, braces, decimal

NAN = math.nan


def worst(maximize):
    return -math.inf if maximize else math.inf


def improves(current, best, min_delta, maximize):
    return current - min_delta > best if maximize else current < best - min_delta


@dataclasses.dataclass
class Plateau:
    name: str
    values: list
    factor: float = 0.1
    patience: int = 10
    min_delta: float = 1e-4
    cooldown: int = 0
    min_rate: float = 0.0
    maximize: bool = False
    rate: float = 0.001

    def epochs(self):
        """Value, learning rate, wait and remaining cooldown after each epoch."""
        best, rate, wait, cooling = worst(self.maximize), self.rate, 0, 0
        for current in self.values:
            if cooling > 0:
                cooling -= 1
                wait = 0
            if improves(current, best, self.min_delta, self.maximize):
                best = current
                wait = 0
            elif cooling == 0:
                wait += 1
                if wait >= self.patience and rate > self.min_rate:
                    rate = max(rate * self.factor, self.min_rate)
                    cooling = self.cooldown
                    wait = 0
            yield current, rate, wait, cooling

    def settings(self):
        return [decimal(self.factor), str(self.patience), decimal(self.min_delta), str(self.cooldown),
                decimal(self.min_rate), boolean(self.maximize), decimal(self.rate)]


PLATEAUS = [
    Plateau("defaults_reduce_after_ten_epochs", [1.0] * 23),
    Plateau("min_delta_is_strict", [1.0, 0.75, 0.625, 0.5, 0.5, 0.25, 0.125, 0.125], patience=2, factor=0.5,
            min_delta=0.25),
    Plateau("cooldown_holds_wait_at_zero", [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
            patience=2, cooldown=3, factor=0.5, rate=0.1),
    Plateau("improvement_during_cooldown", [2.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0], patience=1, cooldown=2,
            factor=0.2, rate=0.1),
    Plateau("min_rate_is_reached_and_wait_grows_on", [1.0] * 9, patience=2, factor=0.3, min_rate=0.02,
            rate=0.1),
    Plateau("patience_zero_is_patience_one", [1.0, 1.0, 0.5, 0.5, 0.25], patience=0, factor=0.5, rate=0.1),
    Plateau("not_a_number_never_improves", [NAN, NAN, 1.0, NAN, 0.5, NAN, NAN, NAN, 0.5, 0.25], patience=3,
            factor=0.5, rate=0.1),
    Plateau("maximizes", [0.25, 0.5, 0.5, 0.625, 0.75, 0.75, 0.25, 0.875, 0.875], patience=2, factor=0.5,
            min_delta=0.125, maximize=True, rate=0.1),
    Plateau("not_a_number_uses_up_the_cooldown", [1.0, 1.0, NAN, NAN, NAN, 1.0, 0.5], patience=1, cooldown=2,
            factor=0.5, rate=0.8),
    Plateau("first_infinity_is_no_improvement", [math.inf, math.inf, 2.0, math.inf, -math.inf, 1.0, 1.0], patience=2,
            factor=0.5, rate=0.8),
    Plateau("no_cooldown_after_the_limit", [1.0] * 7, patience=1, cooldown=1, factor=0.25, min_rate=0.1, rate=0.8),
    Plateau("limit_above_the_rate_changes_nothing", [1.0] * 4, patience=1, factor=0.5, min_rate=0.5, rate=0.25),
    Plateau("falls_during_cooldown_of_one", [1.0, 1.5, 1.5, 0.5, 1.5, 1.5, 1.5, 1.5], patience=1, cooldown=1,
            factor=0.5, rate=0.8),
]


@dataclasses.dataclass
class Stopping:
    name: str
    values: list
    min_delta: float = 0.0
    patience: int = 0
    baseline: typing.Optional[float] = None
    start_from_epoch: int = 0
    maximize: bool = False

    def beats_baseline(self, current):
        return self.baseline is None or improves(current, self.baseline, self.min_delta, self.maximize)

    def epochs(self):
        """Value, wait, whether training stops, and the best value's epoch (-1: none yet) after each epoch."""
        best, best_epoch, wait = worst(self.maximize), -1, 0
        for epoch, current in enumerate(self.values):
            stops = False
            if epoch >= self.start_from_epoch:
                wait += 1
                if improves(current, best, self.min_delta, self.maximize):
                    best, best_epoch = current, epoch
                    if self.beats_baseline(current):
                        wait = 0
                else:
                    stops = wait >= self.patience and epoch > 0
            yield current, wait, stops, best_epoch
            if stops:
                return

    def settings(self):
        baseline = "std::nullopt" if self.baseline is None else decimal(self.baseline)
        return [decimal(self.min_delta), str(self.patience), baseline, str(self.start_from_epoch),
                boolean(self.maximize)]


STOPPINGS = [
    Stopping("defaults_stop_at_the_first_epoch_without_improvement", [1.0, 0.5, 0.25, 0.25, 0.125]),
    Stopping("patience_counts_from_the_best", [1.0, 0.5, 0.75, 0.25, 0.5, 0.375, 0.25, 0.125], patience=3),
    Stopping("min_delta_is_strict", [1.0, 0.75, 0.625, 0.5, 0.375, 0.25], min_delta=0.25, patience=3),
    Stopping("not_a_number_never_improves", [NAN, 1.0, NAN, 0.5, NAN, NAN, 0.25], patience=2),
    Stopping("never_stops_in_the_first_epoch", [NAN, NAN, 1.0]),
    Stopping("ignores_epochs_before_start", [0.125, 1.0, 1.0, 0.75, 0.5, 0.75, 0.75, 0.25], patience=2,
             start_from_epoch=3),
    Stopping("baseline_not_reached_in_time", [1.0, 0.75, 0.625, 0.75, 0.5, 0.25], baseline=0.5, patience=3),
    Stopping("baseline_reached", [1.0, 0.75, 0.25, 0.375, 0.375, 0.375, 0.125], baseline=0.5, patience=3),
    Stopping("improvement_beyond_patience_does_not_stop", [1.0, 0.875, 0.75, 0.625, 0.5625], baseline=0.5,
             patience=2),
    Stopping("maximizes", [0.5, 0.25, 0.75, 0.75, 0.5, 0.875], patience=2, maximize=True),
    Stopping("maximizes_from_a_baseline", [0.5, 0.625, 0.75, 0.625, 0.75], baseline=0.6875, patience=2,
             maximize=True),
    Stopping("infinities", [math.inf, 1.0, -math.inf, -math.inf, -math.inf], patience=2),
    Stopping("minimum_change_of_a_maximum", [0.25, 0.5, 0.75, 0.875, 1.0], min_delta=0.25, patience=2, maximize=True),
    Stopping("is_never_stopped", [1.0, 1.0, 0.5, 0.5, 0.25, 0.25], patience=2),
]


@dataclasses.dataclass
class Checkpoint:
    name: str
    values: list
    maximize: bool = False

    def epochs(self):
        """Value and whether ModelCheckpoint with save_best_only saves."""
        best = worst(self.maximize)
        for current in self.values:
            saves = improves(current, best, 0.0, self.maximize)
            best = current if saves else best
            yield current, saves

    def settings(self):
        return [boolean(self.maximize)]


CHECKPOINTS = [
    Checkpoint("saves_each_improvement", [1.0, 0.5, 0.75, 0.25, 0.25, 0.125]),
    Checkpoint("equal_values_do_not_save", [0.5, 0.5, 0.5]),
    Checkpoint("maximizes", [0.25, 0.5, 0.5, 0.375, 0.75, 0.625], maximize=True),
    Checkpoint("not_a_number_is_not_saved", [NAN, 1.0, NAN, 0.5, NAN, 0.75]),
    Checkpoint("negative_values", [-0.5, -0.25, -1.0, 0.0, -1.0, -1.5]),
    Checkpoint("infinities", [math.inf, math.inf, 1.0, -math.inf, -math.inf, 0.5]),
    Checkpoint("maximizes_from_not_a_number", [NAN, -1.0, -2.0, 0.0], maximize=True),
]


def cell(value):
    writers = {bool: boolean, float: decimal, int: str}
    return writers[type(value)](value)


def write_traces(header, kind, prefix, traces):
    for trace in traces:
        header.array(f"{kind}Epoch {prefix}_{trace.name}[]",
                     (braces(*map(cell, epoch)) for epoch in trace.epochs()))
    header.rows(f"{kind}Trace {prefix}_traces[]",
                ([f'"{trace.name}"', *trace.settings(), f"{prefix}_{trace.name}"] for trace in traces))


def main():
    header = Header(__file__, "limits", "optional", "span")
    header.code("""
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
        """)
    write_traces(header, "Plateau", "plateau", PLATEAUS)
    write_traces(header, "Stopping", "stopping", STOPPINGS)
    write_traces(header, "Checkpoint", "checkpoint", CHECKPOINTS)
    header.write()


if __name__ == "__main__":
    main()
