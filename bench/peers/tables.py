# SPDX-License-Identifier: BSL-1.0
"""What a measurement of bench/peers/run says, as tables in Markdown."""
import statistics

OURS = "staticnn"
BAND = 0.03  # of test accuracy, around the median of all programs after the same number of epochs


class Range:
    def __init__(self, values):
        self.least, self.median, self.most = min(values), statistics.median(values), max(values)

    def text(self, digits, unit=1):
        low, middle, high = (f"{value / unit:.{digits}f}" for value in (self.least, self.median, self.most))
        return f"{middle} ({low} to {high})"


def settings(result):
    """The (threads, batch) that were measured."""
    return sorted({(run["threads"], run["batch"]) for run in result["runs"]})


def values(result, program, key, **wanted):
    """Of all rounds; seconds of all epochs of them."""
    found = []
    for run in result["runs"]:
        if run["program"] == program and key in run and all(run[name] == value for name, value in wanted.items()):
            found += run[key] if isinstance(run[key], list) else [run[key]]
    return found


def spread(result, program, key, **wanted):
    found = values(result, program, key, **wanted)
    return Range(found) if found else None


def failures(result):
    """Programs that failed or learned something else than the others, and why: their speed does not count."""
    found = {}
    for run in result["runs"]:
        if "error" in run:
            found[run["program"]] = f"failed: {run['error']}"
    for batch in sorted({batch for _, batch in settings(result)}):
        everyone = [run["accuracy"] for run in result["runs"] if run["batch"] == batch and "accuracy" in run]
        for program in result["programs"]:
            for accuracy in values(result, program, "accuracy", batch=batch):
                middle = statistics.median(everyone)
                if abs(accuracy - middle) > BAND:
                    found[program] = (f"test accuracy {accuracy:.4f} with batches of {batch}, where the median of "
                                      f"all programs is {middle:.4f}")
    return found


def compared(result):
    return [program for program in result["programs"] if program not in failures(result)]


def markdown(heads, rows):
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def against(ours, theirs):
    return "" if ours is theirs or ours is None else f", x{theirs.median / ours.median:.2f}"


def training(result, threads):
    batches = [batch for of, batch in settings(result) if of == threads]
    rows = []
    for program in compared(result):
        row = [program]
        for batch in batches:
            found = spread(result, program, "seconds", threads=threads, batch=batch)
            ours = found if program == OURS else spread(result, OURS, "seconds", threads=threads, batch=batch)
            row.append(found.text(2) + against(ours, found))
        rows.append(row)
    return markdown([f"{threads} thread{'s' * (threads > 1)}: s an epoch"] + [f"batch {batch}" for batch in batches],
                    rows)


def predicting(result):
    rows = []
    threads = sorted({of for of, _ in settings(result)})
    for program in compared(result):
        row = [program]
        for key in ("predict_1", "predict_256"):
            for of in threads:
                row.append(spread(result, program, key, threads=of).text(1 if key == "predict_1" else 0, 1e-6))
        rows.append(row)
    heads = [f"{what}, {of} thread{'s' * (of > 1)}: us" for what in ("predict one", "256 at once") for of in threads]
    return markdown(["", *heads], rows)


def weights(result):
    rows = []
    for program in compared(result):
        facts = result["programs"][program]
        row = [program, facts["version"] or "", spread(result, program, "accuracy").text(3),
               spread(result, program, "peak_bytes").text(0, 1e6)]
        row += [facts.get("compile_seconds", ""),
                *(f"{facts[key] / 1e6:.1f}" if key in facts else "" for key in ("bytes", "bytes_with_libraries"))]
        rows.append(row)
    return markdown(["", "version", "test accuracy", "peak memory, MB", "compile, s (user)", "program, MB",
                     "with its libraries, MB"], rows)


def losses(result):
    """Everything in which somebody has a better median than we have."""
    found = []
    rivals = [program for program in compared(result) if program != OURS]

    def add(what, ours, key, unit, digits, of, **wanted):
        for rival in rivals:
            theirs = spread(result, rival, key, **wanted)
            if theirs.median < ours.median:
                overlap = "; the ranges overlap" if theirs.most >= ours.least else ""
                found.append(f"{what}: {rival} {theirs.median / unit:.{digits}f} {of}, {OURS} "
                             f"{ours.median / unit:.{digits}f} {of}{overlap}")

    for threads, batch in settings(result):
        place = {"threads": threads, "batch": batch}
        add(f"training, batch {batch}, {threads} thread{'s' * (threads > 1)}",
            spread(result, OURS, "seconds", **place), "seconds", 1, 3, "s", **place)
    for threads in sorted({of for of, _ in settings(result)}):
        for key, what in (("predict_1", "predicting one"), ("predict_256", "predicting 256 at once")):
            add(f"{what}, {threads} thread{'s' * (threads > 1)}", spread(result, OURS, key, threads=threads), key,
                1e-6, 1, "us", threads=threads)
    add("peak memory", spread(result, OURS, "peak_bytes"), "peak_bytes", 1e6, 0, "MB")
    facts = result["programs"]
    for key, what, unit, of in (("compile_seconds", "compiling", 1, "s"), ("bytes", "size of the program", 1e6, "MB"),
                                ("bytes_with_libraries", "size with libraries", 1e6, "MB")):
        for rival in rivals:
            if facts[rival].get(key, float("inf")) < facts[OURS][key]:
                found.append(f"{what}: {rival} {facts[rival][key] / unit:.2f} {of}, {OURS} "
                             f"{facts[OURS][key] / unit:.2f} {of}")
    return found


def report(result):
    machine = result["machine"]
    lines = [f"{result['date']}, {machine['processor']}, {machine['processors']} processors, {machine['compiler']}",
             f"{result['data']}, median (minimum to maximum) of {result['rounds']} rounds of {result['epochs']} epochs",
             f"xN: N times as long as {OURS}", ""]
    for threads in sorted({of for of, _ in settings(result)}):
        lines += [training(result, threads), ""]
    once = result["programs"][OURS]["library_compile_seconds"]
    lines += [predicting(result), "", weights(result), "",
              f"The compiled part of {OURS} takes {once} s more, once; those of the others come compiled.", ""]
    lines += [f"Where {OURS} loses:", *(f"- {loss}" for loss in losses(result) or ["nowhere"]), ""]
    lines += [f"Out: {program}, {why}" for program, why in failures(result).items()]
    lines += [f"Missing: {program}, {why}" for program, why in result["missing"].items()]
    return "\n".join(lines)
