#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Draws a measurement of bench/peers/run: picture.py FILE.json FILE.svg"""
import json
import sys

sys.dont_write_bytecode = True
import matplotlib

import tables

matplotlib.use("svg")
import matplotlib.pyplot as plt

matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "peers", "font.size": 9})


def main():
    with open(sys.argv[1]) as file:
        result = json.load(file)
    programs = tables.compared(result)
    all_threads = sorted({threads for threads, _ in tables.settings(result)})
    figure, panels = plt.subplots(1, len(all_threads), figsize=(5 * len(all_threads), 4.2), squeeze=False, sharey=True)
    for panel, threads in zip(panels[0], all_threads):
        batches = [batch for of, batch in tables.settings(result) if of == threads]
        height = 0.85 / len(programs)
        for place, program in enumerate(programs):
            ranges = [tables.spread(result, program, "seconds", threads=threads, batch=batch) for batch in batches]
            medians = [found.median for found in ranges]
            around = [[found.median - found.least for found in ranges], [found.most - found.median for found in ranges]]
            rows = [group + place * height for group in range(len(batches))]
            panel.barh(rows, medians, height * 0.9, xerr=around, label=program, ecolor="#444", error_kw={"lw": 0.8},
                       color="#c0392b" if program == tables.OURS else plt.cm.Blues(0.85 - 0.13 * place))
            for row, found in zip(rows, ranges):
                panel.text(found.most, row, f" {found.median:.2f}", va="center", fontsize=7)
        panel.set_yticks([group + 0.425 - height / 2 for group in range(len(batches))],
                         [f"batch {batch}" for batch in batches])
        panel.set_xlabel("seconds an epoch: median, minimum, maximum")
        panel.set_title(f"{threads} thread{'s' * (threads > 1)}")
        panel.margins(x=0.12)
        panel.spines[["top", "right"]].set_visible(False)
    panels[0][0].invert_yaxis()  # all share it
    figure.legend(*panels[0][0].get_legend_handles_labels(), loc="lower center", ncol=len(programs), frameon=False)
    machine = result["machine"]
    figure.suptitle(f"784-512-10 with Adam, {result['data']}; {result['date']}, {machine['processor']}", fontsize=10)
    figure.tight_layout(rect=(0, 0.06, 1, 1))
    figure.savefig(sys.argv[2], metadata={"Date": None})


if __name__ == "__main__":
    main()
