#!/usr/bin/env python3
"""Measures how fast `manyi` counts generated exports, and prints a table in Markdown.

    swift build -c release
    python3 Benchmarks/run.py [--command analyze|screen|draft] [--rows 1000 2000000] [--rounds 5] [--folder DIR]
                              [--weights 权重] [--encoding utf-8|gb18030] [--json FILE]

`screen` reads and screens; `analyze` also tabulates every item and works out each formula with its error, groups,
reliability and the figure without each rule; `draft` infers a questionnaire from the export.

Each round runs, on every file in turn, `wc -l` and then the program, so that whatever else the machine does falls on
both: `wc -l` only reads the bytes and counts line ends, and the ratio of the two times carries over between machines
better than a time does. Medians of the rounds are printed. A run counts only if the program exits with 0 and says it
collected as many responses as the file has.

Generated files go to a temporary folder that is removed afterwards; with --folder they are kept and used again.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
from typing import NamedTuple

sys.dont_write_bytecode = True  # leave no __pycache__ in the source tree
import generate

HERE = pathlib.Path(__file__).parent
QUESTIONNAIRE = HERE / "citizens.yaml"
MEASURE = HERE / "measure.py"
ROWS = [1_000, 10_000, 100_000, 1_000_000, 2_000_000]


class Run(NamedTuple):
    """What one run of a program took."""

    wall: float  # seconds
    user: float  # seconds of processor time in the program, all threads together
    system: float  # seconds of processor time in the kernel for it
    peak: int  # bytes resident at most


def measure(command, output):
    """Runs a command once, its output going to a file."""
    launcher = [sys.executable, "-I", "-S", MEASURE, output, *command]
    done = subprocess.run(launcher, capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    figures = done.stdout.split()
    if done.returncode != 0 or int(figures[4]) != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stderr.decode('utf-8', 'replace')[:2000]}")
    wall, user, system = map(float, figures[:3])
    return Run(wall, user, system, int(figures[3]) * 1024)


def check(output, rows):
    """Ends the benchmark if the program did not read every response."""
    printed = json.loads(output.read_bytes())
    if "records" in printed:  # of draft
        collected = printed["records"]
    elif "collected" in printed:  # of screen
        collected = printed["collected"]
    else:
        collected = printed["surveys"][0]["fielding"]["collected"]
    if collected != rows:
        sys.exit(f"{rows} responses were written, {collected} were read")


def export(folder, rows, seed, encoding="utf-8"):
    """The generated file, written now unless an earlier run left it; read once, so that it is in memory."""
    mark = "" if encoding == "utf-8" else f"-{encoding}"
    path = folder / f"citizens-{rows}-{seed}{mark}.csv"
    if not path.exists():
        print(f"writing {path.name}", file=sys.stderr)
        generate.write(path, rows, seed, encoding)
    with open(path, "rb") as file:
        while file.read(1 << 24):
            pass
    return path


def rounds(options, folder):
    """All runs: {rows: {"bytes": size, "manyi": [Run], "wc": [Run]}}."""
    results = {rows: {"manyi": [], "wc": []} for rows in options.rows}
    output = folder / "manyi-benchmark-output"
    for number in range(options.rounds):
        print(f"round {number + 1} of {options.rounds}", file=sys.stderr)
        for rows, result in results.items():
            path = export(folder, rows, options.seed, options.encoding)
            result["bytes"] = path.stat().st_size
            result["wc"].append(measure(["wc", "-l", path], output))
            files = [path] if options.command == "draft" else [QUESTIONNAIRE, path]
            command = [options.binary, options.command, *files, "--format", "json", "--quiet"]
            if options.weights and options.command == "analyze":
                command += ["--weights", options.weights]
            result["manyi"].append(measure(command, output))
            check(output, rows)
    output.unlink()
    return results


def summary(rows, result):
    """The figures of one file."""
    manyi, wc = result["manyi"], result["wc"]
    wall = statistics.median(run.wall for run in manyi)
    return {
        "rows": rows,
        "bytes": result["bytes"],
        "wallSeconds": wall,
        "wallSecondsLowest": min(run.wall for run in manyi),
        "wallSecondsHighest": max(run.wall for run in manyi),
        "userSeconds": statistics.median(run.user for run in manyi),
        "systemSeconds": statistics.median(run.system for run in manyi),
        "peakBytes": max(run.peak for run in manyi),
        "rowsPerSecond": rows / wall,
        "bytesPerSecond": result["bytes"] / wall,
        "lineCountSeconds": statistics.median(run.wall for run in wc),
        # Of each round by itself: then a slow spell of the machine falls on both sides of the ratio.
        "ratioToLineCount": statistics.median(run.wall / other.wall for run, other in zip(manyi, wc)),
    }


def markdown(figures):
    """The figures as a Markdown table."""
    lines = [
        "| responses | MB | wall s (lowest–highest) | user s | system s | peak MB | responses/s | MB/s | `wc -l` s | ratio |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for figure in figures:
        lines.append(
            "| {rows:,} | {megabytes:.1f} | {wallSeconds:.3f} ({wallSecondsLowest:.3f}–{wallSecondsHighest:.3f}) "
            "| {userSeconds:.3f} | {systemSeconds:.3f} | {peak:.0f} | {rowsPerSecond:,.0f} | {speed:.0f} "
            "| {lineCountSeconds:.3f} | {ratioToLineCount:.1f} |".format(
                **figure,
                megabytes=figure["bytes"] / 1e6,
                peak=figure["peakBytes"] / 1e6,
                speed=figure["bytesPerSecond"] / 1e6,
            )
        )
    return "\n".join(lines)


def arguments():
    parser = argparse.ArgumentParser(description="Measures how fast manyi counts generated exports.")
    parser.add_argument("--binary", type=pathlib.Path, default=pathlib.Path(".build/release/manyi"))
    parser.add_argument("--command", choices=["analyze", "screen", "draft"], default="analyze")
    parser.add_argument("--rows", type=int, nargs="+", default=ROWS, help="sizes of the exports")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=pathlib.Path, help="where to keep generated exports")
    parser.add_argument("--weights", help="column of respondent weights, 权重 in the generated exports")
    parser.add_argument("--encoding", choices=["utf-8", "gb18030"], default="utf-8", help="of the exports")
    parser.add_argument("--json", type=pathlib.Path, help="also write the figures to this file")
    options = parser.parse_args()
    if not options.binary.is_file():
        parser.error(f"{options.binary} does not exist: swift build -c release")
    if options.rounds < 1 or min(options.rows) < 1:
        parser.error("rounds and rows are 1 or more")
    return options


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="manyi-benchmark-") as temporary:
        folder = options.folder or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        results = rounds(options, folder)
    figures = [summary(rows, result) for rows, result in results.items()]
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"{options.rounds} rounds, {os.cpu_count()} processors, load at the end {load}\n")
    print(markdown(figures))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
