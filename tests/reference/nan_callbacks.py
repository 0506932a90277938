# SPDX-License-Identifier: BSL-1.0
"""Traces of TerminateOnNan and RollBackOnNan: batch by batch what a loss does to the weights, the learning rate and
the run. The model is one weight w and one slot s; an update by u is s += u, w += rate * u."""

import copy
import dataclasses
import math

from literals import Header, boolean, braces, decimal

NAN, INF = math.nan, math.inf


def terminates(losses):
    """Loss and whether the run ends with this batch, up to that batch; Keras' rule."""
    for loss in losses:
        ends = bool(math.isnan(loss) or math.isinf(loss))
        yield loss, ends
        if ends:
            return


TERMINATIONS = {
    "finite_losses_do_nothing": [0.5, 1e300, -3.0, 0.0],
    "not_a_number_ends": [0.5, 0.25, NAN, 0.25],
    "infinity_ends": [0.5, INF, 0.25],
    "negative_infinity_ends": [-INF, 0.25],
}


@dataclasses.dataclass
class Model:
    weight: float
    slot: float
    rate: float


@dataclasses.dataclass
class RollBack:
    name: str
    batches: list  # pairs: the loss, and the update that follows it
    factor: float = 0.5
    interval: int = 2
    max_roll_backs: int = 5
    weight: float = 1.0
    rate: float = 0.25

    def steps(self):
        """Loss, update; then weight, slot, rate, roll backs, step of the snapshot, whether the batch is discarded
        and whether the run ends."""
        model = Model(self.weight, 0.0, self.rate)
        good = copy.copy(model) if math.isfinite(model.weight) else None
        good_step, since, roll_backs = 0, 0, 0
        for number, (loss, update) in enumerate(self.batches, start=1):
            model.slot += update
            model.weight += model.rate * update
            failed, ends = not math.isfinite(loss), False
            if failed:
                if good is not None:
                    model.weight, model.slot, since = good.weight, good.slot, 0
                if good is None or roll_backs == self.max_roll_backs:
                    ends = True
                else:
                    roll_backs += 1
                    model.rate *= self.factor
            else:
                since += 1
                if since >= self.interval and math.isfinite(model.weight) and math.isfinite(model.slot):
                    good, good_step, since = copy.copy(model), number, 0
            yield (loss, update, model.weight, model.slot, model.rate, roll_backs, good_step, failed, ends)
            if ends:
                return

    def settings(self):
        return [decimal(self.factor), str(self.interval), str(self.max_roll_backs), decimal(self.weight),
                decimal(self.rate)]


ROLL_BACKS = [
    RollBack("finite_losses_take_snapshots", [(0.5, 1.0), (0.5, 2.0), (0.5, 3.0), (0.5, 4.0), (0.5, 5.0)]),
    RollBack("goes_back_to_the_last_snapshot", [(0.5, 1.0), (0.5, 2.0), (0.5, 3.0), (NAN, 4.0), (0.5, 5.0), (0.5, 6.0)]),
    RollBack("goes_back_to_the_start", [(0.5, 1.0), (INF, 2.0), (0.5, 3.0)]),
    RollBack("lowers_the_rate_each_time", [(NAN, 1.0), (NAN, 1.0), (0.5, 1.0), (NAN, 1.0)], interval=100),
    RollBack("ends_after_the_last_one", [(0.5, 1.0), (NAN, 1.0), (NAN, 2.0), (NAN, 3.0), (0.5, 1.0)], max_roll_backs=2,
             interval=1),
    RollBack("ends_at_once_when_none_is_allowed", [(0.5, 1.0), (NAN, 1.0)], max_roll_backs=0, interval=1),
    RollBack("takes_no_snapshot_of_infinite_weights",
             [(0.5, 1.0), (0.5, INF), (0.5, 1.0), (NAN, 1.0), (0.5, 2.0), (0.5, 2.0)], interval=1),
    RollBack("ends_without_anything_to_go_back_to", [(NAN, 1.0)], weight=INF),
]


def cell(value):
    writers = {bool: boolean, float: decimal, int: str}
    return writers[type(value)](value)


def main():
    header = Header(__file__, "limits", "span")
    header.code("""
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
        """)
    for name, losses in TERMINATIONS.items():
        header.array(f"TerminationBatch termination_{name}[]",
                     (braces(*map(cell, batch)) for batch in terminates(losses)))
    header.rows("TerminationTrace termination_traces[]",
                ([f'"{name}"', f"termination_{name}"] for name in TERMINATIONS))
    for trace in ROLL_BACKS:
        header.rows(f"RollBackBatch roll_back_{trace.name}[]", (list(map(cell, batch)) for batch in trace.steps()))
    header.rows("RollBackTrace roll_back_traces[]",
                ([f'"{trace.name}"', *trace.settings(), f"roll_back_{trace.name}"] for trace in ROLL_BACKS))
    header.write()


if __name__ == "__main__":
    main()
